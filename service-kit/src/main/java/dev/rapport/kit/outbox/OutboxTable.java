package dev.rapport.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.rapport.kit.work.OneAtATime;

/** The relay's statements. */
final class OutboxTable {

    private static final long RELAY = 7_277_678;

    private OutboxTable() {}

    /**
     * True where this transaction is the only relay of this database until it ends. Its commit does not wait for the disk:
     * what comes back after a crash is sent once more, in order, together with all that came later.
     */
    static boolean lock(Connection connection) throws SQLException {
        return OneAtATime.isOursToRepeat(connection, RELAY);
    }

    /** Fails where the transaction has ended behind our back. */
    static void touch(Connection connection) throws SQLException {
        try (PreparedStatement nothing = connection.prepareStatement("SELECT")) {
            nothing.execute();
        }
    }

    /** Takes the oldest rows out, in order; they are gone only if the transaction commits. */
    static List<OutboxRow> take(Connection connection, int most) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(
                """
                DELETE FROM outbox WHERE id = ANY (ARRAY(SELECT id FROM outbox ORDER BY id LIMIT ?))
                RETURNING id, agency, topic, type, subject, version, owner, data, spares, traceparent, created_at""")) {
            delete.setInt(1, most);
            try (ResultSet taken = delete.executeQuery()) {
                while (taken.next()) rows.add(OutboxRow.read(taken));
            }
        }
        rows.sort(Comparator.comparingLong(OutboxRow::id));
        return rows;
    }
}
