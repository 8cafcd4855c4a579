package dev.rapport.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The relay's two statements. */
final class OutboxTable {

    /** Any constant will do: advisory locks are per database, and each service has its own. */
    private static final long RELAY_LOCK = 7_277_678;

    private OutboxTable() {}

    /** True where this transaction is the only relay of this database until it ends. */
    static boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + RELAY_LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Takes the oldest rows out, in order; they are gone only if the transaction commits. */
    static List<OutboxRow> take(Connection connection, int most) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(
                """
                DELETE FROM outbox WHERE id = ANY (ARRAY(SELECT id FROM outbox ORDER BY id LIMIT ?))
                RETURNING id, agency, topic, type, subject, version, owner, data, traceparent, created_at""")) {
            delete.setInt(1, most);
            try (ResultSet taken = delete.executeQuery()) {
                while (taken.next()) rows.add(OutboxRow.read(taken));
            }
        }
        rows.sort(Comparator.comparingLong(OutboxRow::id));
        return rows;
    }
}
