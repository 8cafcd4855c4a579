package dev.rapport.contacts.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.InfluencerTable;
import dev.rapport.contacts.influencer.InfluencerTable.Stored;
import dev.rapport.contacts.influencer.NewInfluencer;

/** The influencers whom the rows of one batch may be about, found with four statements however many rows there are. */
final class Known {

    private static final String EXTERNAL_ID = "externalId:";

    private final Map<String, Set<UUID>> byKey = new HashMap<>();
    /** By the external id of one who was merged into them. */
    private final Map<String, Set<UUID>> byFormerKey = new HashMap<>();

    private final Map<UUID, Stored> people = new HashMap<>();

    /** @param lock until the transaction ends, since they are going to be changed */
    static Known of(
            Connection connection, Job job, Collection<NewInfluencer> rows, InfluencerTable influencers, boolean lock)
            throws SQLException {
        Known known = new Known();
        Set<String> keys = rows.stream()
                .flatMap(said -> Stream.of(MatchKey.values())
                        .filter(key ->
                                key == MatchKey.EXTERNAL_ID || job.matchBy().contains(key))
                        .flatMap(key -> key.of(said)))
                .collect(Collectors.toSet());
        List<String> externalIds = keys.stream()
                .filter(key -> key.startsWith(EXTERNAL_ID))
                .map(key -> key.substring(EXTERNAL_ID.length()))
                .toList();
        // All at once: of an agency that statistics do not know the planner may read all rows, and so it does that
        // once.
        index(
                known.byKey,
                connection,
                job,
                "SELECT 'externalId:' || external_id, id FROM influencer WHERE external_id = ANY (?::text[]) AND agency = ?",
                externalIds.stream());
        index(
                known.byFormerKey,
                connection,
                job,
                """
                SELECT 'externalId:' || wanted, found.id FROM unnest(?::text[]) AS wanted,
                LATERAL (SELECT root_id AS id FROM influencer_merge
                    WHERE agency = ? AND external_id = wanted AND undone_at IS NULL LIMIT 1) AS found""",
                externalIds.stream());
        known.byFormerKey.forEach((key, ids) ->
                known.byKey.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(ids));
        index(
                known.byKey,
                connection,
                job,
                """
                SELECT wanted, found.id FROM unnest(?::text[]) AS wanted,
                LATERAL (SELECT influencer_id AS id FROM influencer_key WHERE agency = ? AND key = wanted LIMIT 20) AS found""",
                keys.stream().filter(key -> !key.startsWith(EXTERNAL_ID)));
        known.load(connection, job, influencers, lock);
        return known;
    }

    /** A limit on each makes it a probe of the index per key, however little the planner knows of a growing table. */
    private static void index(
            Map<String, Set<UUID>> index, Connection connection, Job job, String sql, Stream<String> keys)
            throws SQLException {
        Object[] all = keys.toArray();
        if (all.length == 0) return;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", all));
            select.setString(2, job.agency());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    index.computeIfAbsent(rows.getString(1), key -> new LinkedHashSet<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
        }
    }

    private void load(Connection connection, Job job, InfluencerTable influencers, boolean lock) throws SQLException {
        Object[] ids = byKey.values().stream().flatMap(Set::stream).distinct().toArray();
        if (ids.length == 0) return;
        try (PreparedStatement select = connection.prepareStatement("SELECT " + InfluencerTable.COLUMNS
                + " FROM influencer WHERE agency = ? AND id = ANY (?) ORDER BY id" + (lock ? " FOR UPDATE" : ""))) {
            select.setString(1, job.agency());
            select.setArray(2, connection.createArrayOf("uuid", ids));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Stored one = influencers.read(rows);
                    people.put(one.id(), one);
                }
            }
        }
    }

    Set<UUID> ids() {
        return people.keySet();
    }

    /** By the first key that finds anybody; more than one where that key does not tell them apart. */
    List<Stored> matches(NewInfluencer said, List<MatchKey> keys) {
        for (MatchKey key : keys) {
            List<Stored> found = key.of(said)
                    .flatMap(one -> byKey.getOrDefault(one, Set.of()).stream())
                    .distinct()
                    .map(people::get)
                    .filter(one -> one != null && mayBe(one, said))
                    .toList();
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    /** Two people may share an address, as those of one management do, but not an external id. */
    private boolean mayBe(Stored one, NewInfluencer said) {
        String known = one.said().externalId();
        return known == null || said.externalId() == null || known.equals(said.externalId()) || isFormer(said, one);
    }

    /** Whether the external id of a row was that of somebody who was merged into this one. */
    boolean isFormer(NewInfluencer said, Stored one) {
        return said.externalId() != null
                && byFormerKey
                        .getOrDefault(EXTERNAL_ID + said.externalId(), Set.of())
                        .contains(one.id());
    }

    /** Whether the external id of a row belongs to another one than the row was found to be about. */
    boolean isTaken(NewInfluencer said, Stored match) {
        return said.externalId() != null
                && byKey.getOrDefault(EXTERNAL_ID + said.externalId(), Set.of()).stream()
                        .anyMatch(id -> match == null || !id.equals(match.id()));
    }
}
