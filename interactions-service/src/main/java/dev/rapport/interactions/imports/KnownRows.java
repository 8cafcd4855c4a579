package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.rapport.kit.work.Columns;

/** Which rows have come before, in this file or another one. */
final class KnownRows {

    /** @param importId null for one of a dry run */
    record Earlier(UUID importId, long line, UUID said) {}

    private record Fresh(UUID key, UUID said, long line, Sort sort, UUID deedId) {}

    private final Job job;
    private final Map<UUID, Earlier> known = new HashMap<>();
    private final List<Fresh> fresh = new ArrayList<>();

    private KnownRows(Job job) {
        this.job = job;
    }

    static KnownRows of(Connection connection, Job job, Collection<UUID> keys) throws SQLException {
        KnownRows rows = new KnownRows(job);
        if (keys.isEmpty()) return rows;
        // A limit on each makes it a probe of the index per key, however little is known of a growing table.
        rows.load(
                connection,
                keys,
                """
                SELECT wanted, k.import_id, k.line, k.said FROM unnest(?::uuid[]) AS wanted,
                LATERAL (SELECT import_id, line, said FROM import_key WHERE agency = ? AND key = wanted LIMIT 1) AS k""");
        if (job.dryRun()) {
            rows.load(
                    connection,
                    keys,
                    """
                    SELECT wanted, k.import_id, k.line, NULL::uuid FROM unnest(?::uuid[]) AS wanted,
                    LATERAL (SELECT import_id, line FROM import_seen
                        WHERE agency = ? AND import_id = '%s' AND key = wanted LIMIT 1) AS k"""
                            .formatted(job.id()));
        }
        return rows;
    }

    private void load(Connection connection, Collection<UUID> keys, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", keys.toArray()));
            select.setString(2, job.agency());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(
                            row.getObject(1, UUID.class),
                            new Earlier(row.getObject(2, UUID.class), row.getLong(3), row.getObject(4, UUID.class)));
                }
            }
        }
    }

    /** Null where this row is the first by whichever of its keys. */
    Earlier earlier(List<UUID> keys) {
        return keys.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** @param deedId null where it is not known yet what it makes */
    void add(UUID key, UUID said, long line, Sort sort, UUID deedId) {
        known.put(key, new Earlier(job.id(), line, said));
        fresh.add(new Fresh(key, said, line, sort, deedId));
    }

    void write(Connection connection) throws SQLException {
        if (fresh.isEmpty()) return;
        String sql = job.dryRun()
                ? "INSERT INTO import_seen (agency, import_id, key, line) SELECT ?, ?, * FROM unnest(?::uuid[], ?::bigint[])"
                : """
                  INSERT INTO import_key (agency, import_id, key, line, said, sort, deed_id)
                  SELECT ?, ?, * FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::uuid[])""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, job.agency());
            insert.setObject(2, job.id());
            Columns<Fresh> columns =
                    new Columns<>(insert, 2, fresh).add("uuid", Fresh::key).add("bigint", Fresh::line);
            if (!job.dryRun())
                columns.add("uuid", Fresh::said)
                        .add("text", one -> one.sort().name())
                        .add("uuid", Fresh::deedId);
            insert.executeUpdate();
        }
    }
}
