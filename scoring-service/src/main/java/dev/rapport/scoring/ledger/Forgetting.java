package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.audit.WireName;
import dev.rapport.kit.erasure.Erased;
import dev.rapport.kit.erasure.FormerRecords;
import dev.rapport.kit.idempotency.RememberedAnswers;
import dev.rapport.kit.intake.BuriedLetters;
import dev.rapport.kit.outbox.Event;
import dev.rapport.kit.outbox.EventBatch;

/** That somebody is to be forgotten, as contacts-service told it, and what that means here; however often it is told. */
public record Forgetting(String agency, UUID erasureId, List<UUID> influencerIds) {

    private static final String SCORES = "scores";

    /** What of a row of the ledger stays, see {@link Forgotten}. */
    private static final String BLANK =
            """
            UPDATE ledger SET deleted = true, influencer_id = '00000000-0000-0000-0000-000000000000', kind = 'INBOUND',
                occurred_on = '1900-01-01', organization_id = NULL, value = NULL, relevance = NULL, outcome = NULL,
                solicited = NULL, size = NULL, sentiment = NULL, hours = NULL, promised_by = NULL, importance = NULL,
                due_on = NULL, status = NULL, closed_on = NULL, give_share = NULL, survey_trust = NULL,
                survey_control_mutuality = NULL, survey_satisfaction = NULL, survey_commitment = NULL
            WHERE agency = ? AND influencer_id = ANY (?) RETURNING interaction_id""";

    /** The last word on them: whatever contacts told of them, or still tell, is older than this. */
    private static final String FORGET_CONTACT =
            """
            INSERT INTO known_contact AS known (agency, id, kind, version, deleted, interests)
            SELECT ?, id, 'INFLUENCER', 9223372036854775807, true, '{}' FROM unnest(?::uuid[]) AS id ORDER BY id
            ON CONFLICT (agency, id) DO UPDATE SET kind = excluded.kind, version = excluded.version,
                deleted = excluded.deleted, interests = excluded.interests, cadence_max_days = NULL, goals = NULL,
                presence = NULL""";

    /** To be called before anything else of a batch is stored. */
    public static void lockOut(Connection connection, List<Forgetting> all) throws SQLException {
        Erased.lockOut(
                connection, all.stream().flatMap(one -> one.keys().stream()).toList());
    }

    private List<Erased.Key> keys() {
        return influencerIds.stream().map(id -> new Erased.Key(agency, id)).toList();
    }

    public void carryOut(Connection connection, ObjectMapper json) throws SQLException {
        List<ContactKey> them =
                influencerIds.stream().map(id -> new ContactKey(agency, id)).toList();
        // Whoever computes their scores has ended, or begins when nothing is left to compute them from.
        StaleTable.mark(connection, them);
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<UUID> mentioned = new HashSet<>(influencerIds);
        mentioned.addAll(ids(connection, BLANK));
        counts.put("ledger", mentioned.size() - influencerIds.size());
        for (String table : List.of("stored_score", "badge", "webhook_delivery", "score_change")) {
            counts.put(
                    WireName.of(table),
                    run(connection, "DELETE FROM " + table + " WHERE agency = ? AND influencer_id = ANY (?)"));
        }
        run(connection, FORGET_CONTACT);
        counts.put("knownCampaign", leaveCampaigns(connection));
        StaleTable.remove(connection, them);
        List<FormerRecords.Place> places = FormerRecords.take(connection, agency, influencerIds);
        EventBatch tombstones = new EventBatch(json);
        places.forEach(place -> tombstones.add(agency, Event.tombstone(SCORES, place.subject(), place.owner())));
        places.forEach(place -> mentioned.add(place.subject()));
        counts.put("records", places.size());
        counts.put("deadLetters", BuriedLetters.erase(connection, mentioned, tombstones));
        tombstones.write(connection);
        counts.put("rememberedAnswers", RememberedAnswers.erase(connection, agency, influencerIds));
        for (Erased.Key key : keys()) Erased.keep(connection, key, erasureId, counts);
    }

    private int leaveCampaigns(Connection connection) throws SQLException {
        int left = 0;
        for (UUID id : influencerIds) {
            try (PreparedStatement update = connection.prepareStatement(
                    """
                    UPDATE known_campaign SET influencer_ids = array_remove(influencer_ids, ?)
                    WHERE agency = ? AND ? = ANY (influencer_ids)""")) {
                update.setObject(1, id);
                update.setString(2, agency);
                update.setObject(3, id);
                left += update.executeUpdate();
            }
        }
        return left;
    }

    private Set<UUID> ids(Connection connection, String sql) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (PreparedStatement statement = about(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
    }

    private int run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = about(connection, sql)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement about(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, agency);
        statement.setArray(2, connection.createArrayOf("uuid", influencerIds.toArray()));
        return statement;
    }
}
