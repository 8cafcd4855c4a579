package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import dev.rapport.kit.work.Columns;

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
            RETURNING stale.agency, stale.influencer_id, stale.told_at, stale.traceparent""";

    private static final String MARK =
            """
            INSERT INTO stale_score AS known (agency, influencer_id, since, latest, told_at, traceparent)
            SELECT agency, influencer_id, clock_timestamp(), clock_timestamp(), told_at, traceparent
            FROM unnest(?::text[], ?::uuid[], ?::timestamptz[], ?::text[])
                AS told (agency, influencer_id, told_at, traceparent)
            ON CONFLICT (agency, influencer_id)
            DO UPDATE SET latest = excluded.latest, told_at = least(known.told_at, excluded.told_at),
                traceparent = coalesce(excluded.traceparent, known.traceparent)""";

    private static final String REMOVE =
            """
            DELETE FROM stale_score WHERE (agency, influencer_id) IN (SELECT * FROM unnest(?::text[], ?::uuid[]))""";

    private StaleTable() {}

    /**
     * What has made scores stale, as far as that is known: several events, or none.
     *
     * @param toldAt when the oldest was told; null where none has caused it
     * @param traceparent of the latest; null where it says none
     */
    public record Cause(Instant toldAt, String traceparent) {
        public static final Cause UNKNOWN = new Cause(null, null);
    }

    /** One whose scores are to be computed. */
    public record Stale(ContactKey key, Cause cause) {}

    /** Also locks: nobody computes these before the transaction has ended, nor while somebody does are they marked. */
    public static void mark(Connection connection, Collection<ContactKey> keys) throws SQLException {
        mark(connection, keys, key -> Cause.UNKNOWN);
    }

    /** @param causes never null */
    public static void mark(Connection connection, Collection<ContactKey> keys, Function<ContactKey, Cause> causes)
            throws SQLException {
        if (keys.isEmpty()) return;
        List<ContactKey> sorted =
                keys.stream().distinct().sorted(ContactKey.IN_ORDER).toList();
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            new Columns<>(mark, sorted)
                    .add("text", ContactKey::agency)
                    .add("uuid", ContactKey::id)
                    .add(
                            "timestamptz",
                            key -> Objects.toString(causes.apply(key).toldAt(), null))
                    .add("text", key -> causes.apply(key).traceparent());
            mark.executeUpdate();
        }
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
    public static List<Stale> take(Connection connection, int most) throws SQLException {
        List<Stale> taken = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(TAKE)) {
            delete.setInt(1, most);
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime toldAt = row.getObject(3, OffsetDateTime.class);
                    taken.add(new Stale(
                            new ContactKey(row.getString(1), row.getObject(2, UUID.class)),
                            new Cause(toldAt == null ? null : toldAt.toInstant(), row.getString(4))));
                }
            }
        }
        return taken;
    }

    public static void remove(Connection connection, Collection<ContactKey> keys) throws SQLException {
        if (keys.isEmpty()) return;
        try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
            ContactKey.bind(delete, keys);
            delete.executeUpdate();
        }
    }
}
