package dev.rapport.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The whole system as production has it: a PostgreSQL for each service, three brokers, each service in a JVM of its own. All
 * of it is durable, and every part can be stopped, lost and started again.
 */
public final class Plant implements AutoCloseable {
    private static final int SECONDS_TO_END = 60;

    private final Path directory;
    private final Secrets secrets = Secrets.random();
    private final Map<Service, LocalPostgres> databases = new EnumMap<>(Service.class);
    private final Map<Service, Doors> doors = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final BrokerCluster kafka;
    private final LocalIdentity identity;
    private final HttpClient http = HttpClient.newHttpClient();
    private LocalIdentity trusted;
    private int starts;

    private Plant(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.identity = LocalIdentity.keptIn(directory.resolve("identity"));
        this.trusted = identity;
        for (Service service : Service.values()) {
            doors.put(service, Doors.free());
            databases.put(service, LocalPostgres.durable(postgres(directory, service), Ports.free(), secrets));
        }
        this.kafka = BrokerCluster.start(directory.resolve("kafka"));
    }

    /** @param directory for data and logs, which is emptied; nothing of an earlier one is used */
    public static Plant start(Path directory) throws IOException, SQLException, InterruptedException {
        for (Service service : Service.values())
            Postmaster.endWithThisProgram(postgres(directory, service).resolve("data"));
        Directories.delete(directory);
        PlatformLog.to(directory.resolve("logs"));
        var plant = new Plant(directory);
        for (Service service : Service.values()) plant.start(service, Map.of());
        return plant;
    }

    private static Path postgres(Path directory, Service service) {
        return directory.resolve("postgres-" + service.database());
    }

    /** Returns when it is ready. @param more settings of this start alone */
    public void start(Service service, Map<String, String> more) throws IOException, InterruptedException {
        var coordinates = new Coordinates(
                databases.get(service).port(), kafka.bootstrap(), directory.resolve("identity"), secrets);
        Map<String, String> settings = coordinates.settings(service, doors.get(service));
        // Looked at often, so that a rehearsal need not wait.
        settings.put("RAPPORT_JWKS_REFRESH", "2S");
        settings.put("RAPPORT_JWKS_PAUSE", "1S");
        settings.putAll(more);
        Path logs = directory.resolve("logs").resolve(Integer.toString(++starts));
        services.put(service, ServiceProcess.start(service.module(), settings, logs));
        services.get(service).awaitReady(http);
    }

    /** As Kubernetes does it. */
    public void stop(Service service) throws InterruptedException {
        Process process = services.get(service).process();
        process.toHandle().destroy();
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS))
            throw new IllegalStateException("It does not end: " + service);
    }

    public Endpoints endpoints() {
        return Endpoints.onThisMachine(
                doors.get(Service.CONTACTS).api(),
                doors.get(Service.INTERACTIONS).api(),
                doors.get(Service.SCORING).api());
    }

    public LocalPostgres postgres(Service service) {
        return databases.get(service);
    }

    public BrokerCluster kafka() {
        return kafka;
    }

    public LocalIdentity identity() {
        return identity;
    }

    /** Whose tokens are good now. */
    public LocalIdentity trusted() {
        return trusted;
    }

    public void trust(LocalIdentity other) {
        trusted = other;
    }

    /** Gives a database role of a service another password, which is returned. */
    public String newPassword(Service service, String duty) throws SQLException {
        String password = secrets.renew(service.role(duty));
        try (var connection = superuser(service.database());
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(service.role(duty), password));
        }
        return password;
    }

    /** A place for backups and keys. */
    public Path directory(String name) {
        return directory.resolve(name);
    }

    /** A connection past all walls; close it. */
    public Connection superuser(String database) throws SQLException {
        return databases.get(Service.of(database)).superuser(database);
    }

    @Override
    public void close() throws IOException {
        Stopping.all(
                services.values().stream().map(one -> one.process().toHandle()).toList());
        kafka.close();
        for (LocalPostgres one : List.copyOf(databases.values())) one.close();
    }
}
