package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Whose stored scores are to be computed anew. A row is marked in the transaction that changes what counts, and taken out
 * in the one that computes: so no change is missed, and of two that compute the same scores the later sees all that the
 * earlier saw.
 */
public final class StaleTable {

    /** A burst of events is computed once: after a moment of quiet, or when it has lasted that long. */
    private static final String TAKE =
            """
            WITH taken AS MATERIALIZED (
                SELECT agency, influencer_id FROM stale_score
                WHERE latest <= clock_timestamp() - interval '100 ms' OR since <= clock_timestamp() - interval '3 s'
                ORDER BY since LIMIT ? FOR UPDATE SKIP LOCKED)
            DELETE FROM stale_score AS stale USING taken
            WHERE stale.agency = taken.agency AND stale.influencer_id = taken.influencer_id
            RETURNING stale.agency, stale.influencer_id""";

    private static final String MARK =
            """
            INSERT INTO stale_score AS known (agency, influencer_id, since, latest)
            SELECT agency, influencer_id, clock_timestamp(), clock_timestamp()
            FROM unnest(?::text[], ?::uuid[]) AS told (agency, influencer_id)
            ON CONFLICT (agency, influencer_id) DO UPDATE SET latest = excluded.latest""";

    private static final String REMOVE =
            """
            DELETE FROM stale_score WHERE (agency, influencer_id) IN (SELECT * FROM unnest(?::text[], ?::uuid[]))""";

    private StaleTable() {}

    /** Also locks: nobody computes these before the transaction has ended, nor while somebody does are they marked. */
    public static void mark(Connection connection, Collection<ContactKey> keys) throws SQLException {
        execute(connection, MARK, keys);
    }

    /** Marks all who have a score with an organization. */
    public static void markAllOf(Connection connection, ContactKey organization) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(
                """
                INSERT INTO stale_score AS known (agency, influencer_id, since, latest)
                SELECT agency, influencer_id, clock_timestamp(), clock_timestamp()
                FROM stored_score WHERE agency = ? AND organization_id = ? ORDER BY influencer_id
                ON CONFLICT (agency, influencer_id) DO UPDATE SET latest = excluded.latest""")) {
            mark.setString(1, organization.agency());
            mark.setObject(2, organization.id());
            mark.executeUpdate();
        }
    }

    /** Takes the oldest out; those at which another is working are passed over. */
    public static List<ContactKey> take(Connection connection, int most) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(TAKE)) {
            delete.setInt(1, most);
            return ContactKey.read(delete);
        }
    }

    public static void remove(Connection connection, Collection<ContactKey> keys) throws SQLException {
        execute(connection, REMOVE, keys);
    }

    private static void execute(Connection connection, String sql, Collection<ContactKey> keys) throws SQLException {
        if (keys.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ContactKey.bind(statement, keys);
            statement.executeUpdate();
        }
    }
}
