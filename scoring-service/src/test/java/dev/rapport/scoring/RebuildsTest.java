package dev.rapport.scoring;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Tokens;
import dev.rapport.scoring.model.Samples;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class RebuildsTest {

    private static final int RELATIONSHIPS = 9;

    private final Feed feed = Feed.ofANewAgency();
    private final Ranked ranked = new Ranked(feed);
    private final List<UUID> influencers = new ArrayList<>();
    private UUID organization;

    @BeforeEach
    void knowSome() {
        tell(feed, influencers);
        Topics.await("the scores to be stored", () -> ranked.isFresh(influencers, null));
        Topics.await("the organization's too", () -> ranked.isFresh(influencers, organization));
    }

    private void tell(Feed to, List<UUID> known) {
        organization = to.organization();
        Random source = new Random(7);
        for (int i = 0; i < RELATIONSHIPS; i++) {
            UUID influencer = to.influencer("Tea");
            known.add(influencer);
            to.tell(Feed.identified(Samples.goodRelationship()), organization, influencer);
            to.tell(Feed.identified(Samples.history(source)), organization, influencer);
        }
        to.taken();
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin(feed.agency())).contentType("application/json");
    }

    private JsonNode done(String source) {
        Response started = admin().body(Map.of("source", source)).post("/v1/rebuilds");
        started.then().statusCode(202).header("Location", containsString("/v1/rebuilds/"));
        return done(UUID.fromString(Answers.json(started.asString()).get("id").asText()));
    }

    private JsonNode done(UUID rebuild) {
        Topics.await("the rebuild", () -> get(rebuild).get("state").asText().equals("DONE"));
        return get(rebuild);
    }

    private JsonNode get(UUID rebuild) {
        Response answer = admin().get("/v1/rebuilds/" + rebuild);
        answer.then().statusCode(200);
        return Answers.json(answer.asString());
    }

    /** Past all walls, as an accident would. */
    private static int harm(String statement, Object... values) throws SQLException {
        try (var connection = LocalStack.shared().superuser("scoring");
                var harm = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) harm.setObject(i + 1, values[i]);
            return harm.executeUpdate();
        }
    }

    private void spoil(String where, Object... values) throws SQLException {
        Object[] all = new Object[values.length + 1];
        all[0] = feed.agency();
        System.arraycopy(values, 0, all, 1, values.length);
        harm(
                "UPDATE stored_score SET score = 99, answer = jsonb_set(answer::jsonb, '{trend}', '99')::json"
                        + " WHERE agency = ? " + where,
                all);
    }

    @Test
    void fromTheLedgerEveryScoreIsMadeAnewToTheLastBit() throws Exception {
        List<JsonNode> before = ranked.items("limit", 200);
        spoil("");
        harm("DELETE FROM stored_score WHERE agency = ? AND influencer_id = ?", feed.agency(), influencers.getFirst());
        assertNotEquals(before, ranked.items("limit", 200));
        JsonNode rebuild = done("LEDGER");
        assertEquals(before, ranked.items("limit", 200));
        assertTrue(ranked.isFresh(influencers, organization));
        assertEquals(RELATIONSHIPS, rebuild.at("/scores/done").asInt());
        assertEquals(RELATIONSHIPS, rebuild.at("/scores/total").asInt());
        assertTrue(rebuild.has("finishedAt"));
    }

    @Test
    void fromTheTopicsAllThatWasLostIsTakenInAgainToTheLastBit() throws Exception {
        Feed neighbour = Feed.ofANewAgency();
        tell(neighbour, new ArrayList<>());
        List<String> theirs = LedgerRows.of(neighbour.agency());
        List<String> ours = LedgerRows.of(feed.agency());
        List<JsonNode> before = ranked.items("limit", 200);
        for (String table : List.of("ledger", "known_contact", "stored_score")) {
            assertTrue(harm("DELETE FROM " + table + " WHERE agency = ?", feed.agency()) > 0);
            harm("DELETE FROM " + table + " WHERE agency = ?", neighbour.agency());
        }
        Answers.to(feed).score(influencers.getFirst(), null, null).then().statusCode(404);

        JsonNode rebuild = done("TOPICS");

        assertEquals(ours, LedgerRows.of(feed.agency()));
        assertEquals(before, ranked.items("limit", 200));
        assertTrue(ranked.isFresh(influencers, null));
        assertEquals(List.of(), LedgerRows.of(neighbour.agency()), "an agency's rebuild is its own");
        assertEquals(
                rebuild.at("/events/total").asLong(), rebuild.at("/events/done").asLong());
        assertTrue(rebuild.at("/events/total").asLong() >= theirs.size() + ours.size());
    }

    @Test
    void whoWasMergedIsMadeAnewAsOneHistory() throws Exception {
        UUID duplicate = influencers.getLast();
        feed.tell(Event.merged(duplicate, 2, influencers.getFirst())).taken();
        List<UUID> left = influencers.subList(0, influencers.size() - 1);
        Topics.await("the merge", () -> ranked.isFresh(left, null));
        List<JsonNode> before = ranked.items("limit", 200);

        spoil("");
        done("LEDGER");
        assertEquals(before, ranked.items("limit", 200));
        for (String table : List.of("ledger", "known_contact", "stored_score")) {
            assertTrue(harm("DELETE FROM " + table + " WHERE agency = ?", feed.agency()) > 0);
        }
        done("TOPICS");
        assertEquals(before, ranked.items("limit", 200));
        assertTrue(ranked.isFresh(left, organization));
    }

    @Test
    void aChangeOfTheNumbersIsFollowedByOne() {
        List<JsonNode> before = ranked.items("limit", 200);
        admin().header("If-Match", "\"0\"")
                .body(Map.of("fading", Map.of("halfLifeDays", 300)))
                .patch("/v1/model")
                .then()
                .statusCode(200);
        Topics.await("the scores by other numbers", () -> ranked.isFresh(influencers, organization));
        Topics.await("the agency's too", () -> ranked.isFresh(influencers, null));
        assertNotEquals(before, ranked.items("limit", 200));
        assertEquals(1, ranked.items().getFirst().get("numbersVersion").asInt());
        admin().get("/v1/rebuilds").then().body("items.size()", equalTo(1));
    }

    @Test
    void itGoesOnWhereItStopped() throws Exception {
        List<UUID> inOrder = influencers.stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
        UUID middle = inOrder.get(RELATIONSHIPS / 2);
        spoil("");
        List<JsonNode> spoilt = ranked.items("limit", 200);
        UUID rebuild = Ids.next();
        harm(
                """
                INSERT INTO rebuild (agency, id, version, source, state, requested_by, model_version, events_done,
                    scores_done, scores_total, last_agency, last_influencer, created_at, updated_at)
                VALUES (?, ?, 4, 'LEDGER', 'COMPUTING_SCORES', 'test', '2026.1', 0, ?, ?, ?, ?, now(), now())""",
                feed.agency(),
                rebuild,
                RELATIONSHIPS / 2 + 1,
                RELATIONSHIPS,
                feed.agency(),
                middle);
        JsonNode end = done(rebuild);
        assertEquals(RELATIONSHIPS, end.at("/scores/done").asInt());
        for (JsonNode item : ranked.items("limit", 200)) {
            UUID influencer = UUID.fromString(item.get("influencerId").asText());
            boolean before = inOrder.indexOf(influencer) <= inOrder.indexOf(middle);
            assertEquals(before, spoilt.contains(item), influencer.toString());
        }
    }

    @Test
    void scoresAreReadWhileItRuns() {
        Response started = admin().body(Map.of("source", "TOPICS")).post("/v1/rebuilds");
        UUID rebuild =
                UUID.fromString(Answers.json(started.asString()).get("id").asText());
        List<JsonNode> before = ranked.items("limit", 200);
        do {
            assertEquals(before, ranked.items("limit", 200));
            Answers.to(feed).score(influencers.getFirst(), null, null).then().statusCode(200);
        } while (!get(rebuild).get("state").asText().equals("DONE"));
    }

    @Test
    void anotherIsRefusedWhileOneRuns() throws Exception {
        try (var connection = LocalStack.shared().superuser("scoring");
                var hold = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Nobody can compute while this lock is held, so the first is still running when the second comes.
            hold.execute("LOCK TABLE stale_score IN EXCLUSIVE MODE");
            admin().body(Map.of("source", "LEDGER")).post("/v1/rebuilds").then().statusCode(202);
            admin().body(Map.of("source", "LEDGER"))
                    .post("/v1/rebuilds")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("rebuild_running"));
        }
    }

    @Test
    void theServicesOwnRebuildIsNobodysToSee() throws Exception {
        try (var connection = LocalStack.shared().superuser("scoring");
                var select = connection.createStatement();
                var own = select.executeQuery("SELECT id FROM rebuild WHERE agency = '*'")) {
            assertTrue(own.next(), "an empty database is filled from the topics");
            admin().get("/v1/rebuilds/" + own.getString(1)).then().statusCode(404);
        }
        admin().get("/v1/rebuilds").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"source\":\"HEAVEN\"}", "{\"source\":null}", "{\"source\":\"LEDGER\",\"x\":1}", "[]"})
    void whatIsNotUnderstoodStartsNothing(String body) {
        admin().body(body).post("/v1/rebuilds").then().statusCode(400).contentType("application/problem+json");
        admin().get("/v1/rebuilds").then().body("items.size()", equalTo(0));
    }

    @Test
    void onlyAnAdminMayAskForOne() {
        for (String token : List.of(Tokens.viewer(feed.agency()), Tokens.editor(feed.agency()))) {
            var request = given().auth().oauth2(token).contentType("application/json");
            request.body(Map.of("source", "LEDGER")).post("/v1/rebuilds").then().statusCode(403);
            given().auth().oauth2(token).get("/v1/rebuilds").then().statusCode(403);
        }
    }
}
