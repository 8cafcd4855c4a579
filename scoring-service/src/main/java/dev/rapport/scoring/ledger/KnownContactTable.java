package dev.rapport.scoring.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.rapport.kit.intake.Latest;

/** Writes what the contacts topic tells of who exists; the highest version stays. */
public final class KnownContactTable {

    /**
     * One state of an influencer or organization; of the last four each is null where no event has told of it.
     *
     * @param presence of each presence of an organization the day it was last active, null where nobody knows
     * @param mergedInto whom an influencer is found under now
     */
    public record Entry(
            String agency,
            UUID id,
            long version,
            boolean deleted,
            KnownContact.Kind kind,
            List<String> interests,
            Integer cadenceMaxDays,
            Integer goals,
            List<LocalDate> presence,
            UUID mergedInto) {}

    private KnownContactTable() {}

    public static void store(Connection connection, List<Entry> batch) throws SQLException {
        Collection<Entry> latest = Latest.of(batch, one -> one.agency() + '/' + one.id(), Entry::version);
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO known_contact AS known (agency, id, version, deleted, kind, interests,
                    cadence_max_days, goals, presence, merged_into)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (agency, id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted,
                    interests = excluded.interests, cadence_max_days = excluded.cadence_max_days,
                    goals = excluded.goals, presence = excluded.presence, merged_into = excluded.merged_into
                WHERE excluded.version > known.version""")) {
            for (Entry entry : latest) {
                upsert.setString(1, entry.agency());
                upsert.setObject(2, entry.id());
                upsert.setLong(3, entry.version());
                upsert.setBoolean(4, entry.deleted());
                upsert.setString(5, entry.kind().name());
                upsert.setArray(
                        6, connection.createArrayOf("varchar", entry.interests().toArray()));
                upsert.setObject(7, entry.cadenceMaxDays());
                upsert.setObject(8, entry.goals());
                upsert.setArray(9, entry.presence() == null ? null : days(connection, entry.presence()));
                upsert.setObject(10, entry.mergedInto());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** As stored scores need it; the cadence is null where none is set, the last where they are still themselves. */
    public record Known(boolean deleted, Integer cadenceMaxDays, UUID mergedInto) {}

    /** Whom those of these are found under who were merged into others. */
    public static List<ContactKey> survivors(Connection connection, Collection<ContactKey> keys) throws SQLException {
        if (keys.isEmpty()) return List.of();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT known.agency, known.merged_into FROM unnest(?::text[], ?::uuid[]) AS wanted (agency, id)
                JOIN known_contact AS known USING (agency, id) WHERE known.merged_into IS NOT NULL""")) {
            ContactKey.bind(select, keys);
            return ContactKey.read(select);
        }
    }

    /** Which of these are known, the deleted ones among them. */
    public static Map<ContactKey, Known> of(Connection connection, Collection<ContactKey> keys) throws SQLException {
        Map<ContactKey, Known> contacts = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT known.agency, known.id, known.deleted, known.cadence_max_days, known.merged_into
                FROM unnest(?::text[], ?::uuid[]) AS wanted (agency, id)
                JOIN known_contact AS known USING (agency, id)""")) {
            ContactKey.bind(select, keys);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    contacts.put(
                            new ContactKey(row.getString(1), row.getObject(2, UUID.class)),
                            new Known(
                                    row.getBoolean(3), row.getObject(4, Integer.class), row.getObject(5, UUID.class)));
                }
            }
        }
        return contacts;
    }

    private static Array days(Connection connection, List<LocalDate> days) throws SQLException {
        return connection.createArrayOf(
                "date", days.stream().map(day -> Objects.toString(day, null)).toArray());
    }
}
