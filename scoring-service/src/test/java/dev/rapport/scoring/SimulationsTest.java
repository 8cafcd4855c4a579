package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class SimulationsTest {

    private static final Map<String, Object> ASK = Map.of("size", 1, "relevance", 0.9);

    private Feed feed;
    private UUID organization;
    private UUID influencer;
    private Interaction promise;

    @BeforeEach
    void knowThemWell() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        influencer = feed.influencer("Tea");
        promise = Feed.happened(Kind.COMMITMENT, 30)
                .dueOn(Samples.TODAY.minusDays(9))
                .build();
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .tell(List.of(promise), organization, influencer)
                .taken();
    }

    @Test
    void supposingNothingChangesNothing() {
        JsonNode answer = simulation(body(List.of(), "ask", ASK));
        assertEquals(answer.get("before"), answer.get("after"));
        assertEquals(0, answer.get("change").asDouble());
        assertEquals(Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY), answer.at("/before/score"));
    }

    @Test
    void supposingIsAsIfItHadHappenedAndLeavesTheScoreAlone() {
        JsonNode before = Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY);
        JsonNode answer = simulation(body(List.of(supposed("HELP", "value", 2, "outcome", "USED"))));
        assertEquals(before, Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY));
        assertFalse(answer.get("before").has("assessment"));
        assertTrue(answer.get("change").asDouble() > 0);
        double sum = answer.get("components")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .sum();
        assertEquals(answer.get("change").asDouble(), sum, 1e-9);

        Interaction help =
                Feed.happened(Kind.HELP, 0).value(2).outcome(Outcome.USED).build();
        feed.tell(List.of(help), organization, influencer).taken();
        JsonNode after = Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY);
        assertEquals(after, answer.at("/after/score"));
    }

    @Test
    void aKnownPromiseCanBeSupposedKept() {
        Map<String, Object> kept =
                supposed("COMMITMENT", "id", promise.id(), "status", "KEPT", "closedOn", Samples.TODAY.toString());
        JsonNode answer = simulation(body(List.of(kept), "ask", ASK));
        assertEquals("PREMATURE", answer.at("/before/assessment/verdict").asText());
        assertEquals(
                "OVERDUE_COMMITMENT",
                answer.at("/before/assessment/reasons/0/code").asText());
        assertEquals("REASONABLE", answer.at("/after/assessment/verdict").asText());
        assertEquals("GIVEN", answer.at("/ask/relevanceFrom").asText());
    }

    @Test
    void anAskByTopicsIsMatchedWithTheInterests() {
        JsonNode answer = simulation(body(List.of(), "ask", Map.of("size", 1, "topics", List.of("tea", "cars"))));
        assertEquals(0.5, answer.at("/ask/relevance").asDouble());
        refused(body(List.of(), "ask", Map.of("size", 1, "topics", List.of("tea"), "relevance", 1)), "/ask/topics");
    }

    @Test
    void whatIsSupposedForLaterIsComparedOnItsDay() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, Object> body = body(List.of(supposed("REPLY", "daysFromNow", 20)));
        body.remove("asOf");
        JsonNode answer = simulation(body);
        LocalDate day = LocalDate.parse(answer.get("asOf").asText());
        assertTrue(day.isEqual(today.plusDays(20)) || day.isEqual(today.plusDays(21)));
        assertTrue(answer.get("change").asDouble() > 0);
    }

    @Test
    void whatCannotBeSupposedIsRefused() {
        refused(body(List.of(supposed("RESPONSE"))), "/interactions/0/hours");
        refused(body(List.of(supposed("COMMITMENT"))), "/interactions/0/dueOn");
        refused(body(List.of(supposed("AGREEMENT"))), "/interactions/0/giveShare");
        refused(body(List.of(supposed("REPLY"), supposed("GIFT", "size", 2))), "/interactions/1/size");
        refused(body(List.of(supposed("HELP", "value", 4))), "/interactions/0/value");
        refused(body(List.of(supposed("HELP", "value", 6))), "/interactions/0/value");
        refused(body(List.of(supposed("TALK"))), "/interactions/0/kind");
        refused(body(List.of(Map.of())), "/interactions/0/kind");
        refused(body(List.of(supposed("SURVEY"))), "/interactions/0/kind");
        refused(
                body(List.of(supposed("REPLY", "occurredOn", "2026-01-01", "daysFromNow", 1))),
                "/interactions/0/daysFromNow");
        refused(body(List.of(supposed("REPLY", "occurredOn", "2026-04-01"))), "/interactions/0/occurredOn");
        refused(body(List.of(supposed("REPLY", "id", promise.id()))), "/interactions/0/kind");
        refused(body(Collections.nCopies(51, supposed("REPLY"))), "/interactions");
        refused(body(List.of(), "ask", Map.of("size", 6)), "/ask/size");
    }

    @Test
    void aRepeatedKeyReplaysTheAnswer() {
        String key = UUID.randomUUID().toString();
        Response first = keyed(key);
        feed.tell(List.of(Feed.happened(Kind.REPLY, 0).build()), organization, influencer)
                .taken();
        Response again = keyed(key);
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), again.asString());
    }

    private Response keyed(String key) {
        return Answers.to(feed)
                .viewer()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body(List.of(supposed("REPLY"))))
                .post("/v1/simulations");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        Map<String, Object> other = supposed("COMMITMENT", "id", Ids.next().toString());
        send(feed, body(List.of(other))).then().statusCode(404);
        send(Feed.ofANewAgency(), body(List.of())).then().statusCode(404);
    }

    private Map<String, Object> body(List<?> interactions, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("influencerId", influencer.toString());
        body.put("organizationId", organization.toString());
        body.put("interactions", interactions);
        body.put("asOf", Samples.TODAY.toString());
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return body;
    }

    private static Map<String, Object> supposed(String kind, Object... more) {
        Map<String, Object> supposed = new LinkedHashMap<>();
        supposed.put("kind", kind);
        for (int i = 0; i < more.length; i += 2) supposed.put((String) more[i], more[i + 1]);
        return supposed;
    }

    private JsonNode simulation(Map<String, ?> body) {
        Response response = send(feed, body);
        response.then().statusCode(200).contentType("application/json");
        return Answers.json(response.asString());
    }

    private void refused(Map<String, ?> body, String pointer) {
        send(feed, body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo(pointer));
    }

    private static Response send(Feed feed, Map<String, ?> body) {
        return Answers.to(feed)
                .viewer()
                .contentType("application/json")
                .body(body)
                .post("/v1/simulations");
    }
}
