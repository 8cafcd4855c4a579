package dev.rapport.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LocalPostgresTest {
    private final Secrets secrets = Secrets.random();

    @TempDir
    Path directory;

    @Test
    void what_was_confirmed_survives_a_stop_and_a_power_failure() throws Exception {
        int port = Ports.free();
        try (var first = LocalPostgres.durable(directory, port, secrets);
                var connection = owner(first.port())) {
            assertEquals("on", ask(connection, "SHOW fsync"));
            assertEquals("on", ask(connection, "SHOW synchronous_commit"));
            assertEquals("on", ask(connection, "SHOW full_page_writes"));
            run(connection, "CREATE TABLE kept (word text)");
        }
        try (var second = LocalPostgres.durable(directory, port, secrets)) {
            try (var connection = owner(port)) {
                run(connection, "INSERT INTO kept VALUES ('promise')");
            }
            second.kill();
            second.start();
            try (var connection = owner(port)) {
                assertEquals("promise", ask(connection, "SELECT word FROM kept"));
            }
        }
    }

    @Test
    void a_server_that_outlived_its_program_is_stopped_before_the_next_start() throws Exception {
        Path data = directory.resolve("data");
        try (var abandoned = LocalPostgres.throwAway(directory, secrets)) {
            var survivor = Postmaster.of(data).orElseThrow();
            Postmaster.stopLeftover(data);
            assertFalse(Stopping.runs(survivor));
            assertThrows(SQLException.class, () -> owner(abandoned.port()).close());
        }
    }

    @Test
    void a_stale_pid_file_that_names_another_program_is_no_obstacle() throws Exception {
        LocalPostgres.throwAway(directory, secrets).close();
        long notPostgres = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("data").resolve("postmaster.pid"), notPostgres + "\n");
        try (var postgres = LocalPostgres.throwAway(directory, secrets);
                var connection = owner(postgres.port())) {
            assertEquals("1", ask(connection, "SELECT 1"));
        }
    }

    @Test
    void a_wrong_password_is_refused_even_on_this_machine() throws Exception {
        try (var postgres = LocalPostgres.throwAway(directory, secrets)) {
            assertThrows(SQLException.class, () -> LocalPostgres.connect(
                            postgres.port(), "contacts", "contacts_app", "guess")
                    .close());
        }
    }

    private Connection owner(int port) throws SQLException {
        return LocalPostgres.connect(port, "contacts", "contacts_owner", secrets.of("contacts_owner"));
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
