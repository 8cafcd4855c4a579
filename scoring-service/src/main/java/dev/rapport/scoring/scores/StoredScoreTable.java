package dev.rapport.scoring.scores;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.rapport.kit.work.Columns;
import dev.rapport.scoring.ledger.ContactKey;

/** Reads and writes stored scores, a batch with one statement; for the upkeep, over all agencies. */
@ApplicationScoped
public class StoredScoreTable {

    /** Sorts and pages need a day; they come before all others in it. */
    static final LocalDate NO_INTERACTION = LocalDate.of(1, 1, 1);

    private static final String UPSERT =
            """
            INSERT INTO stored_score (agency, influencer_id, organization_id, version, as_of, due_on, stage, at_risk,
                score, trust, reciprocity, trend, last_interaction_on, answer, verdicts)
            SELECT * FROM unnest(?::text[], ?::uuid[], ?::uuid[], ?::bigint[], ?::date[], ?::date[], ?::text[],
                ?::boolean[], ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::date[], ?::json[], ?::text[])
            ON CONFLICT (agency, influencer_id, organization_id) DO UPDATE SET version = excluded.version,
                as_of = excluded.as_of, due_on = excluded.due_on, stage = excluded.stage, at_risk = excluded.at_risk,
                score = excluded.score, trust = excluded.trust, reciprocity = excluded.reciprocity,
                trend = excluded.trend, last_interaction_on = excluded.last_interaction_on, answer = excluded.answer,
                verdicts = excluded.verdicts""";

    private final ObjectMapper json;
    private final ObjectReader views;

    @Inject
    StoredScoreTable(ObjectMapper json) {
        this.json = json;
        // Releases with more and with less in an answer may run side by side, and each reads what the other has stored.
        this.views = json.readerFor(ScoreView.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** All stored scores of these influencers. */
    public List<StoredScore> of(Connection connection, Collection<ContactKey> influencers) throws SQLException {
        List<StoredScore> scores = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT agency, influencer_id, organization_id, answer, due_on, stored.version, verdicts
                FROM unnest(?::text[], ?::uuid[]) AS wanted (agency, influencer_id)
                JOIN stored_score AS stored USING (agency, influencer_id)""")) {
            ContactKey.bind(select, influencers);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var influencer = new ContactKey(row.getString(1), row.getObject(2, UUID.class));
                    scores.add(new StoredScore(
                            new StoredScore.Key(influencer, row.getObject(3, UUID.class)),
                            view(row.getString(4)),
                            Verdicts.read(row.getString(7)),
                            row.getObject(5, LocalDate.class),
                            row.getLong(6)));
                }
            }
        }
        return scores;
    }

    ScoreView view(String answer) {
        try {
            return views.readValue(answer);
        } catch (IOException e) {
            throw new IllegalStateException("a stored score cannot be read", e);
        }
    }

    public void store(Connection connection, List<StoredScore> scores) throws SQLException {
        if (scores.isEmpty()) return;
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            new Columns<>(upsert, scores)
                    .add("text", StoredScore::agency)
                    .add("uuid", one -> one.key().influencer().id())
                    .add("uuid", one -> one.key().organization())
                    .add("bigint", StoredScore::version)
                    .add("date", one -> one.view().asOf())
                    .add("date", StoredScore::dueOn)
                    .add("text", one -> one.view().stage().name())
                    .add("boolean", one -> one.view().atRisk())
                    .add("float8", one -> one.view().score())
                    .add("float8", one -> one.view().components().trust().score())
                    .add("float8", one -> one.view().components().reciprocity().score())
                    .add("float8", one -> one.view().trend())
                    .add("date", one -> lastInteractionOn(one.view()))
                    .add("text", one -> text(one.view()))
                    .add("text", one -> one.verdicts().text());
            upsert.executeUpdate();
        }
    }

    public void delete(Connection connection, List<StoredScore> gone) throws SQLException {
        if (gone.isEmpty()) return;
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM stored_score WHERE agency = ? AND influencer_id = ? AND organization_id = ?")) {
            for (StoredScore one : gone) {
                delete.setString(1, one.agency());
                delete.setObject(2, one.key().influencer().id());
                delete.setObject(3, one.key().organization());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    static LocalDate lastInteractionOn(ScoreView view) {
        return view.lastInteractionOn() == null ? NO_INTERACTION : view.lastInteractionOn();
    }

    private String text(ScoreView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
