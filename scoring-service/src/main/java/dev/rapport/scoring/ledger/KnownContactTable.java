package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Writes what the contacts topic tells of who exists; the highest version stays. */
public final class KnownContactTable {

    /** One state of an influencer or organization. */
    public record Entry(
            String agency, UUID id, long version, boolean deleted, KnownContact.Kind kind, List<String> interests) {}

    private KnownContactTable() {}

    public static void store(Connection connection, List<Entry> batch) throws SQLException {
        TreeMap<String, Entry> latest = new TreeMap<>();
        for (Entry entry : batch) {
            latest.merge(entry.agency() + '/' + entry.id(), entry, (a, b) -> b.version() > a.version() ? b : a);
        }
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO known_contact AS known (agency, id, version, deleted, kind, interests)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (agency, id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted,
                    interests = excluded.interests
                WHERE excluded.version > known.version""")) {
            for (Entry entry : latest.values()) {
                upsert.setString(1, entry.agency());
                upsert.setObject(2, entry.id());
                upsert.setLong(3, entry.version());
                upsert.setBoolean(4, entry.deleted());
                upsert.setString(5, entry.kind().name());
                upsert.setArray(
                        6, connection.createArrayOf("varchar", entry.interests().toArray()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
