package dev.rapport.contacts.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.InfluencerTable.Stored;
import dev.rapport.contacts.influencer.NewInfluencer;

/** Whom earlier rows of the same file were about: as the influencers themselves tell, and what they cannot. */
final class Seen {

    private record Earlier(long line, String externalId) {}

    private final Job job;
    private final Map<String, Earlier> known = new HashMap<>();
    private final Map<String, Earlier> fresh = new LinkedHashMap<>();
    private final Set<String> unchanged = new HashSet<>();

    private Seen(Job job) {
        this.job = job;
    }

    static Seen of(Connection connection, Job job, Collection<NewInfluencer> rows, Set<UUID> people)
            throws SQLException {
        Seen seen = new Seen(job);
        Object[] keys = Stream.concat(
                        rows.stream().flatMap(seen::keys), people.stream().map(Seen::key))
                .distinct()
                .toArray();
        seen.load(
                connection,
                """
                SELECT wanted, line, external_id FROM unnest(?::text[]) AS wanted,
                LATERAL (SELECT line, external_id FROM import_seen WHERE agency = ? AND import_id = ? AND key = wanted LIMIT 1)""",
                "text",
                job.dryRun() ? keys : people.stream().map(Seen::key).toArray());
        if (!job.dryRun()) {
            seen.load(
                    connection,
                    """
                    SELECT 'id:' || wanted, line, NULL FROM unnest(?::uuid[]) AS wanted,
                    LATERAL (SELECT line FROM import_effect WHERE agency = ? AND import_id = ? AND influencer_id = wanted LIMIT 1)""",
                    "uuid",
                    people.toArray());
        }
        return seen;
    }

    private void load(Connection connection, String sql, String type, Object[] keys) throws SQLException {
        if (keys.length == 0) return;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf(type, keys));
            select.setString(2, job.agency());
            select.setObject(3, job.id());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) known.put(found.getString(1), new Earlier(found.getLong(2), found.getString(3)));
            }
        }
    }

    private Stream<String> keys(NewInfluencer said) {
        return Stream.of(MatchKey.values())
                .filter(key -> key == MatchKey.EXTERNAL_ID || job.matchBy().contains(key))
                .flatMap(key -> key.of(said));
    }

    private static String key(UUID id) {
        return "id:" + id;
    }

    private Stream<String> keys(NewInfluencer said, Stored match) {
        return match == null ? keys(said) : Stream.concat(Stream.of(key(match.id())), keys(said));
    }

    /** The line of an earlier row about the same one. */
    Optional<Long> earlier(NewInfluencer said, Stored match) {
        return keys(said, match)
                .map(key -> fresh.getOrDefault(key, known.get(key)))
                .filter(one -> one != null && mayBe(one, said))
                .map(Earlier::line)
                .findFirst();
    }

    private static boolean mayBe(Earlier one, NewInfluencer said) {
        return one.externalId() == null
                || said.externalId() == null
                || one.externalId().equals(said.externalId());
    }

    void addUnchanged(NewInfluencer said, Stored match, long line) {
        add(said, match, line);
        unchanged.add(key(match.id()));
    }

    void add(NewInfluencer said, Stored match, long line) {
        Earlier here = new Earlier(line, said.externalId());
        keys(said, match).filter(key -> !known.containsKey(key)).forEach(key -> fresh.putIfAbsent(key, here));
    }

    /** What is made or changed is known by that; a dry run makes nothing, and what is unchanged leaves no other trace. */
    void write(Connection connection) throws SQLException {
        if (!job.dryRun()) fresh.keySet().retainAll(unchanged);
        if (fresh.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO import_seen (agency, import_id, key, line, external_id)
                SELECT ?, ?, * FROM unnest(?::text[], ?::bigint[], ?::text[])""")) {
            insert.setString(1, job.agency());
            insert.setObject(2, job.id());
            insert.setArray(3, connection.createArrayOf("text", fresh.keySet().toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", fresh.values().stream().map(Earlier::line).toArray()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            fresh.values().stream().map(Earlier::externalId).toArray()));
            insert.executeUpdate();
        }
    }
}
