package dev.rapport.local.bench.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.rapport.local.Checkout;
import dev.rapport.local.Doors;
import dev.rapport.local.Infrastructure;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Ports;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/** PostgreSQL and Kafka, which keep what they confirm, and the services that are to run now; on ports of their own. */
final class Plant implements AutoCloseable {
    static final String AGENCY = "bench";

    /** Of a service, to the database. */
    static final int CONNECTIONS = 2 * Runtime.getRuntime().availableProcessors();

    private final Path home;
    private final Ports ports =
            new Ports(Ports.free(), Ports.free(), Doors.free(), Doors.free(), Doors.free(), Doors.free(), Ports.free());
    private final Infrastructure infrastructure;
    private final Map<Service, Server> running = new EnumMap<>(Service.class);

    /** @param home a directory that is not there yet */
    Plant(Path home) throws IOException {
        this.home = home;
        this.infrastructure = Infrastructure.durable(home, ports);
    }

    Server start(Service service, String... options) throws InterruptedException {
        return start(service, Checkout.root().resolve(service.module() + "/target/quarkus-app"), options);
    }

    /** @param directory with the jar */
    Server start(Service service, Path directory, String... options) throws InterruptedException {
        Path jar = directory.resolve("quarkus-run.jar");
        var server = Server.start(
                service.module(), jar, List.of(options), settings(service), endpoint(service), home.resolve("logs"));
        running.put(service, server);
        return server.awaitAnswer(management(service).resolve("/q/health/ready"));
    }

    void stop(Service service) {
        running.remove(service).stop();
    }

    Server get(Service service) {
        return running.get(service);
    }

    /** No agency is to be held back: it is one that stands for all. */
    Map<String, String> settings(Service service) {
        var settings = infrastructure.coordinates().settings(service, ports.of(service));
        settings.put("RAPPORT_CONNECTIONS", Integer.toString(CONNECTIONS));
        settings.put("RAPPORT_RATE_READS", "1000000");
        settings.put("RAPPORT_RATE_WRITES", "1000000");
        return settings;
    }

    URI endpoint(Service service) {
        return ports.endpoints().of(service);
    }

    URI management(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service).management());
    }

    Ports ports() {
        return ports;
    }

    Path home() {
        return home;
    }

    Path postgresLog() {
        return infrastructure.postgres().log();
    }

    ProcessHandle postgres() {
        return infrastructure.postgres().process();
    }

    int postgresPort() {
        return infrastructure.postgres().port();
    }

    String token() {
        return LocalIdentity.keptIn(home.resolve("identity")).token(AGENCY, "bench", Role.ADMIN, Duration.ofHours(12));
    }

    void execute(String database, String sql) throws SQLException {
        try (var connection = infrastructure.postgres().superuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String database, String sql) throws SQLException {
        try (var connection = infrastructure.postgres().superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        for (Server server : new ArrayList<>(running.values())) server.stop();
        infrastructure.close();
    }
}
