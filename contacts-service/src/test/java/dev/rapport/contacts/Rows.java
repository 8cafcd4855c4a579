package dev.rapport.contacts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.rapport.local.LocalStack;

/** What the database holds, past all walls. */
final class Rows {

    private Rows() {}

    static Connection superuser() throws SQLException {
        return LocalStack.shared().superuser("contacts");
    }

    static Connection as(String role) throws SQLException {
        return LocalStack.shared().connect("contacts", role);
    }

    static List<String> ask(Connection connection, String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) answers.add(rows.getString(1));
        }
        return answers;
    }

    static List<String> ask(String sql) {
        try (Connection connection = superuser()) {
            return ask(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long count(String sql) {
        return Long.parseLong(ask(sql).getFirst());
    }

    static void run(String sql) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> tablesWithAgency() {
        return ask(
                """
                SELECT table_name FROM information_schema.columns
                WHERE table_schema = 'public' AND column_name = 'agency' ORDER BY 1""");
    }

    /** Every row of an agency, by table: equal before and after means that nothing at all has changed. */
    static Map<String, List<String>> of(Api api) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : List.of(
                "organization",
                "influencer",
                "research_note",
                "contact_permission",
                "campaign",
                "campaign_influencer",
                "idempotency",
                "influencer_key",
                "influencer_facet",
                "influencer_facet_change",
                "influencer_term",
                "influencer_likeness",
                "influencer_merge",
                "import_job",
                "import_refusal",
                "import_effect",
                "erasure",
                "suppression")) {
            rows.put(table, new ArrayList<>());
        }
        String every = rows.keySet().stream()
                .map(table -> "SELECT '%s ' || t::text AS row FROM %s t WHERE agency = '%s'"
                        .formatted(table, table, api.agency()))
                .collect(Collectors.joining(" UNION ALL "));
        for (String row : ask("SELECT row FROM (" + every + ") ORDER BY row")) {
            rows.get(row.substring(0, row.indexOf(' '))).add(row);
        }
        return rows;
    }

    static long outboxOf(Api api) {
        return count("SELECT count(*) FROM outbox WHERE agency = '" + api.agency() + "'");
    }

    /** Until a statement of somebody's stands before a lock. */
    static void awaitSomebodyWhoWaits() throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
            if (System.nanoTime() > deadline) throw new AssertionError("nobody waits for a lock");
            Thread.sleep(20);
        }
    }

    static void awaitEmptyOutbox() throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (count("SELECT count(*) FROM outbox") > 0) {
            if (System.nanoTime() > deadline) throw new AssertionError("rows stay in the outbox");
            Thread.sleep(20);
        }
    }
}
