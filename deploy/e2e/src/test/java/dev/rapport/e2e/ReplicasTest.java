package dev.rapport.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.rapport.local.LocalService;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a cluster does with a service: several start at once, and one of an older version beside a newer. */
class ReplicasTest {

    private static final List<String> EXTENSIONS = List.of("pg_trgm", "citext", "btree_gin", "unaccent");

    @Test
    void several_that_start_at_once_migrate_an_empty_database_once() throws Exception {
        Map<String, String> settings = emptyDatabase("contacts_at_once");
        List<LocalService> replicas = Stream.of("first", "second", "third")
                .map(name -> LocalService.start(Service.CONTACTS, "logs-replica-" + name, settings))
                .toList();
        try {
            for (LocalService replica : replicas) replica.awaitReady();
        } finally {
            replicas.forEach(LocalService::close);
        }
        assertEquals(
                "0",
                answer("contacts_at_once", "SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"));
        assertEquals("t", answer("contacts_at_once", "SELECT bool_and(success) FROM flyway_schema_history"));
    }

    @Test
    void one_starts_over_tables_that_a_newer_version_has_migrated() throws Exception {
        Map<String, String> settings = emptyDatabase("contacts_ahead");
        try (LocalService today = LocalService.start(Service.CONTACTS, "logs-today", settings)) {
            today.awaitReady();
        }
        run(
                "contacts_ahead",
                """
                INSERT INTO flyway_schema_history
                SELECT installed_rank + 1, '99.0', 'of tomorrow', 'SQL', 'V99_0__of_tomorrow.sql', 1, installed_by, now(), 1, true
                FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1""");
        try (LocalService rolledBack = LocalService.start(Service.CONTACTS, "logs-rolled-back", settings)) {
            rolledBack.awaitReady();
        }
    }

    private static Map<String, String> emptyDatabase(String name) throws SQLException {
        run("postgres", "CREATE DATABASE " + name + " OWNER contacts_owner");
        for (String extension : EXTENSIONS) run(name, "CREATE EXTENSION " + extension);
        return Map.of("RAPPORT_DB_URL", LocalStack.shared().jdbcUrl(name));
    }

    private static void run(String database, String sql) throws SQLException {
        try (Connection connection = LocalStack.shared().superuser(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(String database, String sql) throws SQLException {
        try (Connection connection = LocalStack.shared().superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
