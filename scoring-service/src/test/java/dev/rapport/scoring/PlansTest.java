package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Kind;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class PlansTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Feed feed;
    private UUID organization;
    private UUID stranger;
    private UUID optedOut;

    @BeforeEach
    void knowTwo() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        stranger = feed.influencer("Tea");
        optedOut = feed.influencer();
        feed.tell(List.of(Feed.happened(Kind.OPT_OUT, 3).build()), organization, optedOut)
                .taken();
    }

    @Test
    void eachInfluencerGetsAPlanAndTheSummaryCountsThem() {
        JsonNode answer = plan(body(120, stranger, optedOut));
        assertEquals(
                Answers.json(
                        "{\"influencers\":2,\"reasonableNow\":0,\"readyByLaunch\":1,\"readyLater\":0,\"noWay\":1}"),
                answer.get("summary"));
        JsonNode known = answer.at("/plans/0");
        assertEquals(stranger.toString(), known.get("influencerId").asText());
        assertEquals("SPAMMY", known.get("verdict").asText());
        assertEquals("REASONABLE", known.get("verdictOnLaunch").asText());
        assertTrue(known.get("readyByLaunch").asBoolean());
        assertEquals("RESEARCH", known.at("/steps/0/action").asText());
        assertTrue(known.at("/steps/0/why").asText().endsWith("."));
        LocalDate first = LocalDate.parse(known.get("earliestReasonableOn").asText());
        assertTrue(first.isAfter(today) && first.isBefore(today.plusDays(120)));

        JsonNode left = answer.at("/plans/1");
        assertEquals("RESPECT_OPT_OUT", left.at("/steps/0/action").asText());
        assertEquals(1, left.get("steps").size());
        assertFalse(left.has("earliestReasonableOn"));
    }

    @Test
    void aLaunchThatComesTooSoonIsReadyLater() {
        JsonNode answer = plan(body(7, stranger));
        assertEquals(1, answer.at("/summary/readyLater").asInt());
        assertFalse(answer.at("/plans/0/readyByLaunch").asBoolean());
        assertTrue(answer.at("/plans/0").has("earliestReasonableOn"));
    }

    @Test
    void topicsAreMatchedWithEachOnesInterests() {
        Map<String, Object> body = body(7, stranger, optedOut);
        body.remove("relevance");
        body.put("topics", List.of("Tea"));
        JsonNode answer = plan(body);
        assertEquals(1.0, answer.at("/plans/0/ask/relevance").asDouble());
        assertEquals("DEFAULT", answer.at("/plans/1/ask/relevanceFrom").asText());
    }

    @Test
    void whatCannotBePlannedIsRefused() {
        refused(body(-2, stranger), "/launchOn");
        refused(body(400, stranger), "/launchOn");
        refused(body(7, stranger, stranger), "/influencerIds");
        refused(body(7), "/influencerIds");
        refused(body(7, Collections.nCopies(51, stranger).toArray(UUID[]::new)), "/influencerIds");
        Map<String, Object> both = body(7, stranger);
        both.put("topics", List.of("Tea"));
        refused(both, "/topics");
    }

    @Test
    void oneUnknownInfluencerIsNotFound() {
        send(feed, body(7, stranger, Ids.next())).then().statusCode(404);
        send(Feed.ofANewAgency(), body(7, stranger)).then().statusCode(404);
    }

    private Map<String, Object> body(int days, UUID... influencers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("influencerIds", Stream.of(influencers).map(UUID::toString).toList());
        body.put("organizationId", organization.toString());
        body.put("size", 2);
        body.put("relevance", 0.9);
        body.put("launchOn", today.plusDays(days).toString());
        return body;
    }

    private JsonNode plan(Map<String, ?> body) {
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
                .post("/v1/plans");
    }
}
