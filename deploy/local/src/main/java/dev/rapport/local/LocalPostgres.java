package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL on this machine, with the databases and roles of the three services. */
public final class LocalPostgres implements AutoCloseable {
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Path directory;
    private final int port;
    private final boolean durable;
    private final Secrets secrets;
    private EmbeddedPostgres server;

    private LocalPostgres(Path directory, int port, boolean durable, Secrets secrets) {
        this.directory = directory;
        this.port = port;
        this.durable = durable;
        this.secrets = secrets;
    }

    /** For tests: any free port, no care for data after a power failure. */
    static LocalPostgres throwAway(Path directory, Secrets secrets) throws IOException, SQLException {
        return new LocalPostgres(directory, Ports.free(), false, secrets).start();
    }

    /** For real use: keeps what it confirmed, over stops, kills and power failures; refuses to start otherwise. */
    static LocalPostgres durable(Path directory, int port, Secrets secrets) throws IOException, SQLException {
        return new LocalPostgres(directory, port, true, secrets).start();
    }

    /** Starts, or starts again on the same port and data, and returns once databases and roles are there. */
    synchronized LocalPostgres start() throws IOException, SQLException {
        if (server != null) return this;
        Files.createDirectories(directory);
        Postmaster.stopLeftover(data());
        Path complete = directory.resolve("complete");
        Path password = directory.resolve("initdb-password");
        if (!Files.exists(complete)) {
            // A first start that was cut short leaves a directory that PostgreSQL can neither use nor fill.
            Directories.delete(data());
            PropertiesFile.write(password, secrets.of(Secrets.SUPERUSER));
        }
        server = builder(password).start();
        try {
            if (durable) proveDurable();
            Databases.create(this, secrets);
            Files.deleteIfExists(password);
            if (!Files.exists(complete)) Files.createFile(complete);
            return this;
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private EmbeddedPostgres.Builder builder(Path password) {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setOverrideWorkingDirectory(Directories.binaries().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setPort(port)
                .setConnectConfig("password", secrets.of(Secrets.SUPERUSER))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()));
        // initdb: the same order and case rules on every platform, and passwords even for callers on this machine.
        builder.setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", password.toString());
        // The library starts the server with -F (no fsync); of two settings on the command line the last one wins.
        DURABILITY.forEach(name -> builder.setServerConfig(name, durable ? "on" : "off"));
        return builder.setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("shared_buffers", "64MB");
    }

    public int port() {
        return port;
    }

    /** The process that all others of the server descend from. */
    public ProcessHandle process() {
        try {
            return Postmaster.of(data()).orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server says. */
    public Path log() {
        return directory.resolve("postgres.log");
    }

    /** A connection that may do everything, for tests and for making roles. */
    public Connection superuser(String database) throws SQLException {
        return connect(port, database, Secrets.SUPERUSER, secrets.of(Secrets.SUPERUSER));
    }

    static Connection connect(int port, String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(url(port, database), role, password);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Ends as a power failure would; for tests. */
    synchronized void kill() throws IOException {
        Postmaster.of(data()).ifPresent(Postmaster::kill);
        close();
    }

    @Override
    public synchronized void close() throws IOException {
        if (server == null) return;
        server.close();
        server = null;
        // The library waits five seconds at most, and a checkpoint may take longer.
        Postmaster.stopLeftover(data());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void proveDurable() throws SQLException {
        try (var connection = superuser(Secrets.SUPERUSER);
                var statement = connection.createStatement()) {
            for (String name : DURABILITY) {
                try (var row = statement.executeQuery("SHOW " + name)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException(
                                "PostgreSQL could lose data: %s is %s.".formatted(name, row.getString(1)));
                    }
                }
            }
        }
    }
}
