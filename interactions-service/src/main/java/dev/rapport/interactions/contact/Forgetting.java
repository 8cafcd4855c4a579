package dev.rapport.interactions.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.kit.audit.WireName;
import dev.rapport.kit.erasure.Erased;
import dev.rapport.kit.erasure.FormerRecords;
import dev.rapport.kit.idempotency.RememberedAnswers;
import dev.rapport.kit.intake.BuriedLetters;
import dev.rapport.kit.outbox.EventBatch;

/** That somebody is to be forgotten, as contacts-service told it, and what that means here; however often it is told. */
record Forgetting(String agency, UUID id, List<UUID> influencerIds) implements Told {

    private static final List<String> TABLES = Stream.concat(
                    Deed.TABLES.stream(), Stream.of("research", "contact_permission", "touchpoint"))
            .toList();

    /**
     * Those of all that is theirs, also from before it was given to them by a correction; and those of what was theirs until
     * then, back from where it was taken from them.
     */
    private static final String REVISIONS =
            """
            WITH them AS (SELECT ?::text AS agency, unnest(?::uuid[]) AS id)
            DELETE FROM revision WHERE (agency, id) IN (
                SELECT r.agency, r.id FROM them JOIN revision r ON r.agency = them.agency AND r.influencer_id = them.id
                UNION ALL
                SELECT r.agency, r.id FROM them CROSS JOIN LATERAL (
                    SELECT d.id FROM interaction d WHERE d.agency = them.agency AND d.influencer_id = them.id
                    UNION ALL
                    SELECT d.id FROM commitment d WHERE d.agency = them.agency AND d.influencer_id = them.id
                    UNION ALL
                    SELECT d.id FROM agreement d WHERE d.agency = them.agency AND d.influencer_id = them.id
                    UNION ALL
                    SELECT d.id FROM survey d WHERE d.agency = them.agency AND d.influencer_id = them.id) AS deed
                JOIN revision r ON r.agency = them.agency AND r.thing_id = deed.id
                UNION ALL
                SELECT r.agency, r.id FROM them
                JOIN former_record f ON f.agency = them.agency AND f.owner = them.id
                JOIN revision away ON away.agency = them.agency AND away.thing_id = f.subject
                CROSS JOIN LATERAL jsonb_array_elements(away.changes) AS change
                JOIN revision r ON r.agency = them.agency AND r.thing_id = f.subject AND r.created_at <= away.created_at
                WHERE change ->> 'pointer' = '/influencerId' AND change ->> 'before' = them.id::text)""";

    /** Of rows that made what was theirs at any time, which has left a record by now, and of mails with them. */
    private static final String IMPORT_KEYS =
            """
            WITH them AS (SELECT ?::text AS agency, unnest(?::uuid[]) AS id)
            DELETE FROM import_key WHERE (agency, key) IN (
                SELECT k.agency, k.key FROM them
                JOIN former_record f ON f.agency = them.agency AND f.owner = them.id
                JOIN import_key k ON k.agency = f.agency AND k.deed_id = f.subject
                UNION ALL
                SELECT m.agency, m.key FROM them
                JOIN import_mail m ON m.agency = them.agency AND m.influencer_id = them.id)""";

    /** To be called before anything else of a batch is stored. */
    static void lockOut(Connection connection, List<Forgetting> all) throws SQLException {
        Erased.lockOut(
                connection, all.stream().flatMap(one -> one.keys().stream()).toList());
    }

    private List<Erased.Key> keys() {
        return influencerIds.stream().map(one -> new Erased.Key(agency, one)).toList();
    }

    /** The last word on them: whatever contacts told of them, or still tell, is older than this. */
    void carryOut(Connection connection, ObjectMapper json) throws SQLException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("revision", run(connection, REVISIONS));
        for (String table : TABLES) {
            counts.put(
                    WireName.of(table),
                    run(connection, "DELETE FROM " + table + " WHERE agency = ? AND influencer_id = ANY (?)"));
        }
        counts.put("importKey", run(connection, IMPORT_KEYS));
        counts.put(
                "importMail", run(connection, "DELETE FROM import_mail WHERE agency = ? AND influencer_id = ANY (?)"));
        counts.put("importStranger", FormerStrangers.erase(connection, agency, influencerIds));
        // With it their touchpoints are marked: whoever is deriving them just now finds nothing left afterwards.
        run(
                connection,
                """
                INSERT INTO known_contact AS known (agency, id, kind, version, deleted)
                SELECT ?, id, 'INFLUENCER', 9223372036854775807, true FROM unnest(?::uuid[]) AS id ORDER BY id
                ON CONFLICT (agency, id) DO UPDATE
                SET kind = excluded.kind, version = excluded.version, deleted = excluded.deleted, keys = null, tags = '{}',
                    cadence_target_days = null, cadence_max_days = null""");
        List<FormerRecords.Place> places = FormerRecords.take(connection, agency, influencerIds);
        EventBatch tombstones = new EventBatch(json);
        Map<UUID, UUID> owners = FormerRecords.owners(connection, agency, places, Deed.TABLES);
        places.forEach(place -> tombstones.add(
                agency, InteractionEvents.tombstone(place.subject(), place.owner()), owners.get(place.subject())));
        counts.put("records", places.size());
        Set<UUID> mentioned = new HashSet<>(influencerIds);
        places.forEach(place -> mentioned.add(place.subject()));
        counts.put("deadLetters", BuriedLetters.erase(connection, mentioned, tombstones));
        tombstones.write(connection);
        counts.put("rememberedAnswers", RememberedAnswers.erase(connection, agency, influencerIds));
        for (Erased.Key key : keys()) Erased.keep(connection, key, id, counts);
    }

    private int run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, agency);
            statement.setArray(2, connection.createArrayOf("uuid", influencerIds.toArray()));
            return statement.executeUpdate();
        }
    }
}
