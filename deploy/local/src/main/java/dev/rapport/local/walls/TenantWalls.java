package dev.rapport.local.walls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.rapport.local.LocalStack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * The second wall holds by itself: what the role that serves requests can do in any table when the service forgets who is
 * asking. Tables come from the catalog; each gets a row of an agency within a transaction that is taken back.
 */
public abstract class TenantWalls {

    private static final String OURS = "walled-in";

    /** What the setting says instead; null where it was never set. */
    private static final List<String> OTHERS = Arrays.asList(null, "", "another", "%", "Walled-in", "walled-in ");

    private final String service;
    private final Catalog catalog;

    protected TenantWalls(String service) {
        this.service = service;
        this.catalog = new Catalog(service);
    }

    /** Expressions by {@code table.column} for rows that the catalog alone does not tell how to make. */
    protected abstract Map<String, String> values();

    @Test
    void without_its_agency_no_row_is_read_made_changed_or_deleted_in_any_table() throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (String table : catalog.tenantTables()) {
            for (String agency : OTHERS) {
                try (Connection connection = planted(table)) {
                    become(connection, agency);
                    for (String sql : reaching(connection, table)) {
                        if (Attempt.rows(connection, sql) > 0) breaches.add("as " + agency + ": " + sql);
                    }
                    if (!Attempt.isRefused(connection, insert(connection, table))) {
                        breaches.add("as " + agency + ": INSERT INTO " + table);
                    }
                    connection.rollback();
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** Else a table that shows nothing to anybody would pass for a walled one. */
    @Test
    void its_agency_reads_its_row_wherever_it_may_read() throws SQLException {
        List<String> readable = new ArrayList<>();
        for (String table : catalog.tenantTables()) {
            try (Connection connection = planted(table)) {
                become(connection, OURS);
                String count = "SELECT count(*) FROM " + table;
                if (Attempt.isRefused(connection, count)) continue;
                assertEquals(1, Attempt.rows(connection, count), table);
                readable.add(table);
                connection.rollback();
            }
        }
        assertFalse(readable.isEmpty());
    }

    @Test
    void no_row_is_given_to_another_agency() throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (String table : catalog.tenantTables()) {
            try (Connection connection = planted(table)) {
                become(connection, OURS);
                if (!Attempt.isRefused(connection, "UPDATE " + table + " SET agency = 'another'")) breaches.add(table);
                connection.rollback();
            }
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void no_table_is_emptied_or_changed_in_its_form() throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (String table : catalog.tenantTables()) {
            try (Connection connection = planted(table)) {
                become(connection, OURS);
                Predicate<String> works = sql -> {
                    try {
                        return !Attempt.isRefused(connection, sql);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                };
                List.of(
                                "TRUNCATE " + table,
                                "ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY",
                                "ALTER TABLE " + table + " DISABLE TRIGGER ALL",
                                "CREATE POLICY mine ON " + table + " USING (true)",
                                "DROP POLICY own_agency ON " + table,
                                "DROP TABLE " + table)
                        .stream()
                        .filter(works)
                        .forEach(breaches::add);
                connection.rollback();
            }
        }
        assertEquals(List.of(), breaches);
    }

    private static List<String> reaching(Connection connection, String table) {
        return List.of(
                "SELECT count(*) FROM " + table,
                "SELECT count(*) FROM " + table + " WHERE agency = '" + OURS + "'",
                "UPDATE " + table + " SET agency = agency",
                "UPDATE " + table + " SET agency = 'another'",
                "DELETE FROM " + table);
    }

    private String insert(Connection connection, String table) throws SQLException {
        return new Planting(values()).insert(connection, table, OURS);
    }

    /** One row of that table, made past all walls, keys and triggers; the caller takes it back. */
    private Connection planted(String table) throws SQLException {
        Connection connection = LocalStack.shared().superuser(service);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute("DELETE FROM " + table + " WHERE agency = '" + OURS + "'");
            statement.execute(insert(connection, table));
            statement.execute("SET LOCAL session_replication_role = origin");
        }
        return connection;
    }

    /** The role that serves requests, on behalf of this agency. */
    private void become(Connection connection, String agency) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (agency != null) statement.execute("SET LOCAL rapport.agency = '" + agency + "'");
            statement.execute("SET LOCAL ROLE " + service + "_app");
        }
    }
}
