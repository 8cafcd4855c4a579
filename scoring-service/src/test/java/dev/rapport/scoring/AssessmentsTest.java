package dev.rapport.scoring;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class AssessmentsTest {

    private Feed feed;
    private UUID organization;
    private UUID influencer;

    @BeforeEach
    void knowThemWell() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        influencer = feed.influencer("Wild swimming", "Tea", "Slow travel");
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .taken();
    }

    @Test
    void aReasonableAskHasNoReasonsAgainstIt() {
        JsonNode assessment = Answers.to(feed).assessmentOf(ask("relevance", 0.9));
        assertEquals("REASONABLE", assessment.get("verdict").asText());
        assertEquals(0, assessment.get("reasons").size());
        assertEquals(Answers.json("{\"size\":1,\"relevance\":0.9,\"relevanceFrom\":\"GIVEN\"}"), assessment.get("ask"));
        assertEquals(Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY), assessment.get("score"));
        assertEquals(Samples.TODAY.toString(), assessment.get("asOf").asText());
    }

    @Test
    void everyReasonNamesItsRuleTheMeasuredAndTheNeededAndWhatIsBehindIt() {
        var asked = Feed.happened(Kind.ASK, 2).size(1).build();
        var optOut = Feed.happened(Kind.OPT_OUT, 1).build();
        feed.tell(List.of(asked, optOut), organization, influencer).taken();
        JsonNode assessment = Answers.to(feed).assessmentOf(ask("relevance", 0.1));
        assertEquals("SPAMMY", assessment.get("verdict").asText());
        List<JsonNode> reasons = assessment.get("reasons").valueStream().toList();
        assertEquals(
                List.of("OPTED_OUT", "IRRELEVANT", "ASKED_RECENTLY", "WEAK_FIT"),
                reasons.stream().map(reason -> reason.get("code").asText()).toList());
        for (JsonNode reason : reasons) {
            assertTrue(reason.get("rule").asText().endsWith("."), reason.toString());
            assertTrue(reason.get("hard").isBoolean()
                    && reason.get("interactionIds").isArray());
            assertTrue(reason.get("measured").isNumber() && reason.get("needed").isNumber());
            assertEquals(6, reason.size());
        }
        assertEquals(optOut.id(), reasons.get(0).at("/interactionIds/0").asText());
        assertEquals(0.1, reasons.get(1).get("measured").asDouble());
        assertEquals(0.3, reasons.get(1).get("needed").asDouble());
        assertFalse(reasons.get(2).get("hard").asBoolean());
        assertEquals(asked.id(), reasons.get(2).at("/interactionIds/0").asText());
    }

    @ParameterizedTest(name = "{0} fit by {1}")
    @CsvSource({
        "wild-swimming,1.0",
        "TEA|tea|Tea,1.0",
        "Tea|Coffee,0.5",
        "Tea|Coffee|Wild  Swimming|Cars,0.5",
        "Coffee,0.0",
        "Slów trável,1.0"
    })
    void topicsAreMatchedWithTheInterestsHoweverTheyAreWritten(String topics, double relevance) {
        JsonNode judged = Answers.to(feed)
                .assessmentOf(ask("topics", topics.split("\\|")))
                .get("ask");
        assertEquals(relevance, judged.get("relevance").asDouble());
        assertEquals("TOPICS", judged.get("relevanceFrom").asText());
    }

    @Test
    void whereNoInterestIsKnownTheRelevanceIsAssumed() {
        UUID unread = feed.influencer();
        feed.taken();
        Map<String, Object> ask = Answers.ask(unread, null, 1, "topics", List.of("Tea"));
        for (JsonNode judged : List.of(
                Answers.to(feed).assessmentOf(ask).get("ask"),
                Answers.to(feed).assessmentOf(ask()).get("ask"))) {
            assertEquals(0.7, judged.get("relevance").asDouble());
            assertEquals("DEFAULT", judged.get("relevanceFrom").asText());
        }
    }

    @Test
    void anotherAgencysWordsDoNotMatchOurs() {
        Feed stranger = Feed.ofANewAgency();
        UUID theirs = stranger.influencer("Tea");
        stranger.tell(Event.influencer(theirs, 2, false, List.of(Fingerprint.of(feed.agency(), "Tea"))))
                .taken();
        JsonNode judged = Answers.to(stranger)
                .assessmentOf(Answers.ask(theirs, null, 1, "topics", List.of("Tea")))
                .get("ask");
        assertEquals(0.0, judged.get("relevance").asDouble());
    }

    @Test
    void relevanceAndTopicsTogetherAreRefused() {
        refused(ask("relevance", 0.5, "topics", List.of("Tea")), "/topics", "not_both");
    }

    @Test
    void aSizeIsNeededAndLiesBetweenOneAndFive() {
        Map<String, Object> without = ask();
        without.remove("size");
        refused(without, "/size", "required");
        refused(ask("size", 0), "/size", "min");
        refused(ask("size", 6), "/size", "max");
        refused(ask("size", 1.5), "/size", "wrong_type");
        refused(ask("size", "1"), "/size", "wrong_type");
    }

    @Test
    void anInfluencerIsNeeded() {
        Map<String, Object> without = ask();
        without.remove("influencerId");
        refused(without, "/influencerId", "required");
        refused(ask("influencerId", "mina"), "/influencerId", "wrong_type");
    }

    @Test
    void relevanceAndTopicsHaveLimits() {
        refused(ask("relevance", 1.01), "/relevance", "decimal_max");
        refused(ask("relevance", -0.01), "/relevance", "decimal_min");
        refused(ask("topics", List.of()), "/topics", "size");
        refused(ask("topics", List.of(" ")), "/topics/0", "required");
        refused(ask("topics", List.of("x".repeat(101))), "/topics/0", "size");
        refused(ask("topics", Collections.nCopies(51, "tea")), "/topics", "size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"relevance\":1e400,",
                "{\"relevance\":NaN,",
                "{\"relevance\":\"0.5\",",
                "{\"ask\":1,",
                "{\"\\ud800\":1,",
                "{"
            })
    void aBodyThatSaysSomethingElseIsRefusedWithAProblem(String beginning) {
        String body = beginning + "\"size\":1,\"influencerId\":\"" + influencer + "\",\"size\":2}";
        send(body).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-02-30", "31.03.2026", "1899-12-31", "+9999999-01-01", "2026-03-31T00:00:00Z"})
    void aDayThatIsNoneIsRefused(String day) {
        refused(ask("asOf", day), "/asOf", "wrong_type");
        Answers.to(feed)
                .viewer()
                .queryParam("asOf", day)
                .get("/v1/scores/" + influencer)
                .then()
                .statusCode(400)
                .body("violations[0].parameter", equalTo("asOf"));
    }

    @Test
    void anUnknownParameterOfAScoreIsRefused() {
        Answers.to(feed)
                .viewer()
                .get("/v1/scores/" + influencer + "?asof=2026-03-31")
                .then()
                .statusCode(400);
        Answers.to(feed)
                .viewer()
                .get("/v1/scores/" + influencer + "?organizationId=x")
                .then()
                .statusCode(400);
        Answers.to(feed).viewer().get("/v1/scores/mina").then().statusCode(404);
    }

    @Test
    void aRepeatedKeyReplaysTheAnswerAndAnotherBodyUnderItIsRefused() {
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, ask("relevance", 0.9));
        first.then().statusCode(200).header("Idempotency-Replayed", nullValue());
        feed.tell(List.of(Feed.happened(Kind.OPT_OUT, 1).build()), organization, influencer)
                .taken();
        Response again = keyed(key, ask("relevance", 0.9));
        again.then().statusCode(200).header("Idempotency-Replayed", "true").contentType("application/json");
        assertEquals(first.asString(), again.asString());
        keyed(key, ask("relevance", 0.8)).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    private Response keyed(String key, Map<String, ?> ask) {
        return Answers.to(feed)
                .viewer()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(ask)
                .post("/v1/assessments");
    }

    private Response send(String body) {
        return Answers.to(feed)
                .viewer()
                .contentType("application/json")
                .body(body)
                .post("/v1/assessments");
    }

    private void refused(Map<String, ?> ask, String pointer, String code) {
        Answers.to(feed)
                .assess(ask)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].code", equalTo(code));
    }

    /** Of size 1, on the last day of the good relationship, with more or other fields. */
    private Map<String, Object> ask(Object... more) {
        Map<String, Object> ask = Answers.ask(influencer, organization, 1, "asOf", Samples.TODAY);
        for (int i = 0; i < more.length; i += 2) ask.put((String) more[i], more[i + 1]);
        return ask;
    }
}
