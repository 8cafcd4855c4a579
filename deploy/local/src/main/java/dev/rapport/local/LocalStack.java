package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The throw-away PostgreSQL, Kafka and identity that all tests of one JVM share. They run in a JVM of their own, started
 * on first use, which ends with this one however that ends.
 *
 * <p>A test framework may load this class several times; all copies find the same stack by a system property.
 */
public final class LocalStack {
    private static final String STARTED = "dev.rapport.local.stack";
    private static final LentConnections LENT = new LentConnections();

    private final Coordinates coordinates;
    private final URI control;

    private LocalStack(Path description) throws IOException {
        var properties = PropertiesFile.read(description);
        coordinates = Coordinates.from(properties);
        control = URI.create(properties.getProperty("control"));
    }

    public static LocalStack shared() {
        // Not this class: each class loader has one of its own.
        synchronized (Runtime.class) {
            try {
                String description = System.getProperty(STARTED);
                if (description == null) {
                    description = StackProcess.start().toString();
                    System.setProperty(STARTED, description);
                }
                return new LocalStack(Path.of(description));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The environment variables of a service ("contacts", "interactions", "scoring"), with free ports. */
    public Map<String, String> settings(String service) {
        return settings(service, Doors.free());
    }

    public Map<String, String> settings(String service, Doors doors) {
        return coordinates.settings(Service.of(service), doors);
    }

    Map<String, String> agentsSettings(Endpoints services, Doors doors) {
        return coordinates.agentsSettings(services, doors);
    }

    /** Bootstrap servers. */
    public String kafka() {
        return coordinates.kafka();
    }

    /** Where the broker keeps its segment files, below some directories. */
    public Path topicFiles() {
        return coordinates.identity().resolveSibling("kafka");
    }

    public LocalIdentity identity() {
        return LocalIdentity.keptIn(coordinates.identity());
    }

    public String jdbcUrl(String database) {
        return LocalPostgres.url(coordinates.postgresPort(), database);
    }

    /** A connection past all row-level security; close it. */
    public Connection superuser(String database) throws SQLException {
        return LENT.lend(database, () -> connect(database, Secrets.SUPERUSER));
    }

    /** A connection under one of the service's own roles, such as "contacts_app"; close it. */
    public Connection connect(String database, String role) throws SQLException {
        return LocalPostgres.connect(
                coordinates.postgresPort(),
                database,
                role,
                coordinates.secrets().of(role));
    }

    /** Takes the broker away; returns when it is gone. */
    public void stopKafka() {
        control("/kafka/stop");
    }

    /** Brings it back with all it had, on the same port; does nothing when it runs. */
    public void startKafka() {
        control("/kafka/start");
    }

    /** Takes the database server away as a power failure would; returns when it is gone. */
    public void killPostgres() {
        control("/postgres/kill");
    }

    /** Brings it back on the same port and data, as far as it was written to disk. */
    public void startPostgres() {
        control("/postgres/start");
    }

    private void control(String command) {
        var request = HttpRequest.newBuilder(control.resolve(command))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(command + ": " + answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
