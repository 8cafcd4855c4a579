package dev.rapport.scoring;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;
import dev.rapport.scoring.model.Survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What they answer about the relationship stands beside the score. */
@QuarkusTest
class SurveysTest {

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

    private Interaction answered(int daysAgo, Survey survey) {
        Interaction one = Feed.happened(Kind.SURVEY, daysAgo).survey(survey).build();
        feed.tell(List.of(one), organization, influencer).taken();
        return one;
    }

    private JsonNode score(UUID of, int daysAgo) {
        return Answers.to(feed).scoreOf(influencer, of, Samples.TODAY.minusDays(daysAgo));
    }

    @Test
    void aSurveyIsShownAndChangesNothingElse() {
        JsonNode before = score(organization, 0);
        assertFalse(before.has("survey"));
        answered(3, new Survey(1, null, 2, null));
        ObjectNode after = (ObjectNode) score(organization, 0);
        assertEquals(
                Answers.json("{\"answeredOn\":\"%s\",\"trust\":1,\"satisfaction\":2,\"counts\":false}"
                        .formatted(Samples.TODAY.minusDays(3))),
                after.remove("survey"));
        assertEquals(before, after);
    }

    @Test
    void theLatestByItsDayIsShownWhateverCameLast() {
        answered(3, new Survey(8, 7, 6, 5));
        answered(30, new Survey(2, 2, 2, 2));
        for (UUID of : new UUID[] {organization, null}) {
            assertEquals(8, score(of, 0).at("/survey/trust").asInt());
            assertEquals(2, score(of, 4).at("/survey/trust").asInt());
            assertFalse(score(of, 31).has("survey"));
        }
    }

    @Test
    void whereAnAgencyGivesSurveysWeightTheyCountAndTheAnswerSaysSo() {
        answered(3, new Survey(1, 9, null, null));
        JsonNode before = score(organization, 0);
        Answers.to(feed).setNumbers(0, "{\"surveys\":{\"weight\":2}}").then().statusCode(200);
        JsonNode after = score(organization, 0);
        assertFalse(before.at("/survey/counts").asBoolean());
        assertTrue(after.at("/survey/counts").asBoolean());
        assertTrue(points(after, "trust") < points(before, "trust"));
        assertTrue(points(after, "controlMutuality") > points(before, "controlMutuality"));
        assertEquals(points(before, "reciprocity"), points(after, "reciprocity"));
        assertEquals(before.get("interactions"), after.get("interactions"));
    }

    private static double points(JsonNode score, String component) {
        return score.at("/components/" + component + "/score").asDouble();
    }

    @Test
    void whatTheyAnsweredAboutOneOrganizationIsNotShownForAnother() {
        UUID other = feed.organization();
        feed.taken();
        answered(3, new Survey(8, 7, 6, 5));
        assertFalse(score(other, 0).has("survey"));
    }

    @Test
    void theRankingShowsItTooEvenWhereNothingElseHappened() {
        UUID stranger = feed.influencer();
        Interaction survey =
                Feed.happened(Kind.SURVEY, 3).survey(new Survey(7, 7, 7, 7)).build();
        feed.tell(List.of(survey), organization, stranger).taken();
        Ranked ranked = new Ranked(feed);
        Topics.await("the scores to be stored", () -> ranked.isFresh(List.of(influencer, stranger), organization));
        JsonNode last = ranked.items("organizationId", organization, "sort", "lastInteractionOn")
                .getFirst();
        assertEquals(stranger.toString(), last.get("influencerId").asText());
        assertEquals(7, last.at("/survey/trust").asInt());
        assertFalse(last.has("lastInteractionOn"));
        assertEquals(0, last.get("interactions").asInt());
    }

    @Test
    void aCorrectedSurveyIsShownCorrectedAndADeletedOneNoLonger() {
        Interaction survey = answered(3, new Survey(8, 7, 6, 5));
        Interaction corrected = survey.toBuilder()
                .version(2)
                .survey(new Survey(null, 4, null, null))
                .build();
        feed.tell(List.of(corrected), organization, influencer).taken();
        JsonNode shown = score(organization, 0).get("survey");
        assertEquals(4, shown.get("controlMutuality").asInt());
        assertFalse(shown.has("trust"));

        Interaction gone =
                corrected.toBuilder().version(3).survey(null).deleted(true).build();
        feed.tell(List.of(gone), organization, influencer).taken();
        assertFalse(score(organization, 0).has("survey"));
    }

    @Test
    void theExplanationNamesItAndSaysThatItHasNoEffect() {
        Interaction survey = answered(3, new Survey(8, 7, 6, 5));
        JsonNode explanation = Answers.json(Answers.to(feed)
                .viewer()
                .queryParam("asOf", Samples.TODAY.toString())
                .queryParam("limit", 200)
                .get("/v1/scores/" + influencer + "/explanation")
                .asString());
        JsonNode item = explanation
                .get("items")
                .valueStream()
                .filter(one -> one.get("interactionId").asText().equals(survey.id()))
                .findFirst()
                .orElseThrow();
        assertEquals("SURVEY", item.get("kind").asText());
        assertEquals(0, item.get("points").asDouble());
        assertEquals(
                "They answered a survey 3 days ago: no effect on the score.",
                item.get("sentence").asText());
    }
}
