package dev.rapport.kit.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.rapport.kit.work.Columns;

/**
 * Those whom the service was told to forget for good. Events about them may still come, in any order with the one that
 * tells of the erasure: whoever takes events in asks here first, and a lock keeps the two apart.
 */
public final class Erased {

    /** Somebody of an agency. */
    public record Key(String agency, UUID id) {}

    private Erased() {}

    /** Those of them who are erased; until the transaction ends, nobody else of their agencies will be. */
    public static Set<Key> of(Connection connection, Collection<Key> keys) throws SQLException {
        if (keys.isEmpty()) return Set.of();
        List<Key> wanted = keys.stream().distinct().toList();
        lock(connection, "pg_advisory_xact_lock_shared", wanted);
        Set<Key> erased = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT agency, id FROM unnest(?::text[], ?::uuid[]) AS wanted (agency, id) JOIN erased USING (agency, id)")) {
            new Columns<>(select, wanted).add("text", Key::agency).add("uuid", Key::id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) erased.add(new Key(rows.getString(1), rows.getObject(2, UUID.class)));
            }
        }
        return erased;
    }

    /** Waits until nobody writes about people of these agencies any more; to be called before anything else is locked. */
    public static void lockOut(Connection connection, Collection<Key> keys) throws SQLException {
        if (!keys.isEmpty()) lock(connection, "pg_advisory_xact_lock", keys);
    }

    /** In a statement of its own, so that the next one sees what others have done; in one order, so that none waits in a circle. */
    private static void lock(Connection connection, String how, Collection<Key> keys) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                """
                SELECT %s(one.lock) FROM (SELECT DISTINCT erasure_lock(agency) AS lock FROM unnest(?::text[]) AS agency
                ORDER BY 1) AS one"""
                        .formatted(how))) {
            Object[] agencies = keys.stream().map(Key::agency).distinct().toArray();
            lock.setArray(1, connection.createArrayOf("text", agencies));
            lock.execute();
        }
    }

    /**
     * Keeps the id, and with it the proof: the first word counts, however often it is told.
     *
     * @param counts what was erased, by table
     */
    public static void keep(Connection connection, Key key, UUID erasureId, Map<String, Integer> counts)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO erased (agency, id, erasure_id, counts)
                SELECT ?, ?, ?, (SELECT jsonb_object_agg(what, many) FROM unnest(?::text[], ?::int[]) AS counted (what, many))
                ON CONFLICT DO NOTHING""")) {
            insert.setString(1, key.agency());
            insert.setObject(2, key.id());
            insert.setObject(3, erasureId);
            insert.setArray(4, connection.createArrayOf("text", counts.keySet().toArray()));
            insert.setArray(5, connection.createArrayOf("int", counts.values().toArray()));
            insert.executeUpdate();
        }
    }
}
