package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class HistoryTest {

    private Feed feed;
    private UUID organization;
    private UUID influencer;

    @BeforeEach
    void knowThemWell() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        influencer = feed.influencer();
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .taken();
    }

    @Test
    void everyPointIsTheScoreOfItsDay() {
        JsonNode points = history("from=2025-12-31&to=2026-03-31&step=month").get("points");
        assertEquals(4, points.size());
        for (JsonNode point : points) {
            LocalDate day = LocalDate.parse(point.get("asOf").asText());
            JsonNode score = Answers.to(feed).scoreOf(influencer, organization, day);
            for (String field : new String[] {"score", "confidence", "stage", "components"}) {
                assertEquals(score.get(field), point.get(field), field + " on " + day);
            }
        }
        assertTrue(points.get(0).get("score").asDouble()
                < points.get(3).get("score").asDouble());
    }

    @Test
    void whereNothingIsSaidItIsTheLastHalfYearByWeek() {
        JsonNode answer = history("");
        assertEquals("week", answer.get("step").asText());
        assertEquals(27, answer.get("points").size());
        LocalDate last = LocalDate.parse(answer.at("/points/26/asOf").asText());
        assertEquals(last.minusWeeks(26).toString(), answer.at("/points/0/asOf").asText());
        assertTrue(!last.isAfter(LocalDate.now(ZoneOffset.UTC)));
    }

    @Test
    void fourHundredPointsAreTheMost() {
        assertEquals(
                400,
                history("from=2025-02-25&to=2026-03-31&step=day").get("points").size());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "from=2025-02-24&to=2026-03-31&step=day,from,too_many_points",
        "from=1990-01-01&to=2026-03-31,from,too_many_points",
        "from=2026-04-01&to=2026-03-31,from,after_to",
        "step=year,step,unknown_value",
        "step=WEEK,step,unknown_value",
        "from=soon,from,wrong_type",
        "until=2026-03-31,until,unknown_parameter"
    })
    void whatCannotBeShownIsRefused(String query, String parameter, String code) {
        ask(query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].parameter", equalTo(parameter))
                .body("violations[0].code", equalTo(code));
    }

    @Test
    void anUnknownInfluencerHasNoHistory() {
        Answers.to(feed)
                .viewer()
                .get("/v1/scores/" + UUID.randomUUID() + "/history")
                .then()
                .statusCode(404);
        Answers.to(Feed.ofANewAgency())
                .viewer()
                .get("/v1/scores/" + influencer + "/history")
                .then()
                .statusCode(404);
    }

    private JsonNode history(String query) {
        Response response = ask(query);
        response.then().statusCode(200).contentType("application/json");
        return Answers.json(response.asString());
    }

    private Response ask(String query) {
        String path = "/v1/scores/" + influencer + "/history?organizationId=" + organization;
        return Answers.to(feed).viewer().get(path + (query.isEmpty() ? "" : "&" + query));
    }
}
