package dev.rapport.scoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Samples;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every answer follows the numbers of its agency, and says which they are. */
@QuarkusTest
class OwnNumbersTest {

    private static final String PATCH =
            """
            {"weights":{"trust":0.3,"engagement":0.25},"fading":{"halfLifeDays":60.5},"promises":{"graceDays":20},
             "relevance":{"assumed":0.45,"welcomed":0.9},"needs":{"goodRelevance":0.5,"trust":11.5},
             "stages":{"aware":1.5}}""";

    private final Feed ours = Feed.ofANewAgency();
    private final List<Interaction> history = Feed.identified(Samples.history(new Random(815)));
    private UUID organization;
    private UUID influencer;
    private Standing expected;

    @BeforeEach
    void setTheNumbersOfOneAgency() {
        organization = ours.organization();
        influencer = ours.influencer();
        ours.tell(history, organization, influencer).taken();
        Response set = Answers.to(ours).setNumbers(0, PATCH);
        set.then().statusCode(200);
        expected = Relationship.of(history, config(set)).asOf(Samples.TODAY);
        double byDefault = Relationship.of(history, ModelConfig.DEFAULT)
                .asOf(Samples.TODAY)
                .score()
                .score();
        assertNotEquals(byDefault, expected.score().score());
    }

    @Test
    void theScoreIsTheModelsWithTheseNumbersToTheLastBit() {
        for (UUID of : new UUID[] {organization, null}) {
            JsonNode score = Answers.to(ours).scoreOf(influencer, of, Samples.TODAY);
            assertIsExpected(score);
            assertEquals(expected.score().confidence(), score.get("confidence").asDouble());
            assertEquals(expected.score().stage().name(), score.get("stage").asText());
        }
        LocalDate before = Samples.TODAY.minusDays(28);
        double trend = expected.score().score()
                - Relationship.of(history, expected.config())
                        .asOf(before)
                        .score()
                        .score();
        assertEquals(
                trend,
                Answers.to(ours)
                        .scoreOf(influencer, null, Samples.TODAY)
                        .get("trend")
                        .asDouble());
    }

    @Test
    void soAreItsCourseItsExplanationAndWhatIsSupposed() {
        JsonNode course = get("/history?from=2026-03-01&to=" + Samples.TODAY);
        assertEquals(
                expected.score().score(),
                course.get("points")
                        .get(course.get("points").size() - 1)
                        .get("score")
                        .asDouble());
        assertEquals(1, course.get("numbersVersion").asInt());
        assertIsExpected(get("/explanation?asOf=" + Samples.TODAY));
        JsonNode simulation = post(
                "/v1/simulations",
                Map.of(
                        "influencerId",
                        influencer.toString(),
                        "asOf",
                        Samples.TODAY.toString(),
                        "interactions",
                        List.of(Map.of("kind", "HELP", "value", 3, "occurredOn", Samples.TODAY.toString()))));
        assertIsExpected(simulation.at("/before/score"));
        Interaction help =
                Interaction.builder("help", Kind.HELP, Samples.TODAY).value(3).build();
        assertEquals(
                Relationship.of(history, expected.config())
                        .with(List.of(help))
                        .asOf(Samples.TODAY)
                        .score()
                        .score(),
                simulation.at("/after/score/score").asDouble());
    }

    @Test
    void theVerdictTheReasonsAndTheAssumedRelevanceFollow() {
        for (int size = 1; size <= 5; size++) {
            JsonNode answer = Answers.to(ours).assessmentOf(Answers.ask(influencer, null, size, "asOf", Samples.TODAY));
            assertIsExpected(answer.get("score"));
            assertEquals(0.45, answer.at("/ask/relevance").asDouble());
            Assessment assessment = Assessment.of(expected, expected, new Ask(size, 0.45));
            assertEquals(assessment.verdict().name(), answer.get("verdict").asText());
            assertEquals(
                    assessment.reasons().stream()
                            .map(one -> one.code() + " " + one.measured() + " " + one.needed())
                            .toList(),
                    answer.get("reasons")
                            .valueStream()
                            .map(one -> one.get("code").asText() + " "
                                    + one.get("measured").asDouble() + " "
                                    + one.get("needed").asDouble())
                            .toList());
        }
    }

    @Test
    void anotherAgencysScoresStayAsTheyWere() {
        Relationship byDefault = Relationship.of(history, ModelConfig.DEFAULT);
        Feed theirs = Feed.ofANewAgency();
        UUID known = theirs.influencer();
        theirs.tell(Feed.identified(history), theirs.organization(), known).taken();
        JsonNode score = Answers.to(theirs).scoreOf(known, null, Samples.TODAY);
        assertEquals(
                byDefault.asOf(Samples.TODAY).score().score(),
                score.get("score").asDouble());
        assertEquals(0, score.get("numbersVersion").asInt());
    }

    @Test
    void whatIsStoredForTheRankingIsComputedWithThemToo() {
        Feed another = Feed.ofANewAgency();
        Answers.to(another).setNumbers(0, PATCH).then().statusCode(200);
        UUID friend = another.influencer();
        another.tell(Feed.identified(history), another.organization(), friend).taken();
        Ranked ranked = new Ranked(another);
        Topics.await("the score to be stored", () -> ranked.isFresh(List.of(friend), null));
        assertEquals(1, ranked.items().getFirst().get("numbersVersion").asInt());
    }

    @Test
    void aPromiseWithinItsLongerGraceIsNotCalledOverdue() {
        UUID friend = ours.influencer();
        Interaction promise = Feed.happened(Kind.COMMITMENT, 30)
                .dueOn(Samples.TODAY.minusDays(15))
                .build();
        ours.tell(List.of(promise), organization, friend).taken();
        JsonNode explanation = Answers.json(Answers.to(ours)
                .viewer()
                .get("/v1/scores/" + friend + "/explanation?asOf=" + Samples.TODAY)
                .asString());
        assertTrue(explanation.get("overdue").isEmpty());
        assertTrue(
                explanation.at("/items/0/sentence").asText().startsWith("Gave a promise that is still open"),
                explanation.toString());
    }

    @Test
    void anAskOnceGoodEnoughIsPrematureWhereMoreIsNeeded() {
        UUID friend = ours.influencer();
        ours.tell(Feed.identified(Samples.goodRelationship()), organization, friend)
                .taken();
        Map<String, Object> ask = Answers.ask(friend, null, 1, "relevance", 0.9, "asOf", Samples.TODAY);
        assertEquals(
                Verdict.REASONABLE.name(),
                Answers.to(ours).assessmentOf(ask).get("verdict").asText());
        Answers.to(ours)
                .setNumbers(1, "{\"needs\":{\"goodRelevance\":0.95}}")
                .then()
                .statusCode(200);
        JsonNode answer = Answers.to(ours).assessmentOf(ask);
        assertEquals(Verdict.PREMATURE.name(), answer.get("verdict").asText());
        assertEquals("WEAK_FIT", answer.at("/reasons/0/code").asText());
        assertEquals(2, answer.at("/score/numbersVersion").asInt());
    }

    private void assertIsExpected(JsonNode answer) {
        assertEquals(expected.score().score(), answer.get("score").asDouble());
        assertEquals(1, answer.get("numbersVersion").asInt());
        assertEquals(ModelConfig.MODEL_VERSION, answer.get("modelVersion").asText());
    }

    private JsonNode get(String path) {
        return Answers.json(
                Answers.to(ours).viewer().get("/v1/scores/" + influencer + path).asString());
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return Answers.json(Answers.to(ours)
                .viewer()
                .contentType("application/json")
                .body(body)
                .post(path)
                .asString());
    }

    private static ModelConfig config(Response model) {
        return new ObjectMapper().convertValue(Answers.json(model.asString()).get("numbers"), ModelConfig.class);
    }
}
