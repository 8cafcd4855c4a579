package dev.rapport.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class ExplanationTest {

    private Feed feed;
    private UUID organization;
    private UUID influencer;
    private List<Interaction> history;

    @BeforeEach
    void knowThemWell() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        influencer = feed.influencer();
        history = new ArrayList<>(Feed.identified(Samples.goodRelationship()));
        history.add(Feed.happened(Kind.COMMITMENT, 30)
                .dueOn(Samples.TODAY.minusDays(9))
                .build());
        feed.tell(history, organization, influencer).taken();
    }

    @Test
    void everyInteractionIsListedWithWhatTheScoreWouldLackWithoutIt() {
        JsonNode answer = explanation("limit=200");
        Relationship relationship = Relationship.of(history, ModelConfig.DEFAULT);
        double with = relationship.asOf(Samples.TODAY).score().score();
        assertEquals(with, answer.get("score").asDouble(), 1e-9);
        assertEquals(history.size(), answer.get("items").size());
        for (JsonNode item : answer.get("items")) {
            String id = item.get("interactionId").asText();
            double without =
                    relationship.without(id).asOf(Samples.TODAY).score().score();
            assertEquals(with - without, item.get("points").asDouble(), 1e-9);
            double sum = item.get("components")
                    .valueStream()
                    .mapToDouble(JsonNode::asDouble)
                    .sum();
            assertEquals(item.get("points").asDouble(), sum, 1e-9);
            assertTrue(item.get("sentence").asText().endsWith("."), item.toString());
        }
    }

    @Test
    void componentsAddUpToTheScoreAndSaySoInSentences() {
        JsonNode answer = explanation("");
        double sum = answer.get("components")
                .valueStream()
                .mapToDouble(part -> part.get("points").asDouble())
                .sum();
        assertEquals(answer.get("score").asDouble(), sum, 1e-9);
        assertEquals("trust", answer.at("/components/0/component").asText());
        assertTrue(answer.at("/components/0/sentence").asText().startsWith("Trust, "));
    }

    @Test
    void whatFadesAndWhatIsOverdueIsNamedWithItsCost() {
        JsonNode answer = explanation("");
        assertEquals(5, answer.get("fading").size());
        assertTrue(answer.at("/fading/0/points").asDouble() > 0);
        assertEquals(1, answer.get("overdue").size());
        JsonNode overdue = answer.at("/overdue/0");
        assertEquals(history.getLast().id(), overdue.get("interactionId").asText());
        assertEquals(9, overdue.get("daysLate").asInt());
        assertTrue(overdue.get("points").asDouble() > 0);
    }

    @Test
    void thePagesTogetherAreTheListForwardAndBack() {
        JsonNode whole = explanation("limit=200");
        assertFalse(whole.get("page").has("next"));
        List<JsonNode> seen = new ArrayList<>();
        JsonNode page = explanation("limit=7");
        JsonNode first = page;
        JsonNode last = page;
        while (true) {
            page.get("items").forEach(seen::add);
            last = page;
            if (!page.get("page").has("next")) break;
            page = explanation("limit=7&cursor=" + page.at("/page/next").asText());
        }
        assertEquals(whole.get("items").valueStream().toList(), seen);
        assertEquals(seen.size(), new HashSet<>(seen).size());
        JsonNode second = explanation("limit=7&cursor=" + first.at("/page/next").asText());
        assertEquals(
                first, explanation("limit=7&cursor=" + second.at("/page/prev").asText()));
        assertTrue(last.get("page").has("prev"));
    }

    @Test
    void aCursorHoldsForItsOwnExplanationOnly() {
        String cursor = explanation("limit=7").at("/page/next").asText();
        Answers.to(feed)
                .viewer()
                .get("/v1/scores/" + influencer + "/explanation?limit=7&asOf=2026-03-30&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
        ask("cursor=x").then().statusCode(400).body("code", equalTo("invalid_cursor"));
    }

    @Test
    void limitsAndUnknownInfluencersAreRefused() {
        ask("limit=0").then().statusCode(400);
        ask("limit=201").then().statusCode(400);
        ask("sort=points").then().statusCode(400);
        Answers.to(feed)
                .viewer()
                .get("/v1/scores/" + UUID.randomUUID() + "/explanation")
                .then()
                .statusCode(404);
        Answers.to(Feed.ofANewAgency())
                .viewer()
                .get("/v1/scores/" + influencer + "/explanation")
                .then()
                .statusCode(404);
    }

    private JsonNode explanation(String query) {
        Response response = ask(query);
        response.then().statusCode(200).contentType("application/json");
        return Answers.json(response.asString());
    }

    private Response ask(String query) {
        String day = "?organizationId=" + organization + "&asOf=" + Samples.TODAY;
        return Answers.to(feed)
                .viewer()
                .get("/v1/scores/" + influencer + "/explanation" + day + (query.isEmpty() ? "" : "&" + query));
    }
}
