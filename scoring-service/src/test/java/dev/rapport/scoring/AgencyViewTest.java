package dev.rapport.scoring;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One influencer, two organizations of one agency. */
@QuarkusTest
class AgencyViewTest {

    private Feed feed;
    private UUID one;
    private UUID other;
    private UUID influencer;

    @BeforeEach
    void knowTwoOrganizations() {
        feed = Feed.ofANewAgency();
        one = feed.organization();
        other = feed.organization();
        influencer = feed.influencer();
        feed.tell(Feed.identified(Samples.goodRelationship()), one, influencer).taken();
    }

    @Test
    void researchCountsForEveryOrganizationAndOnceForTheAgency() {
        double familiarity = familiarity(one);
        assertTrue(familiarity > 0);
        assertEquals(familiarity, familiarity(other));
        assertEquals(familiarity, familiarity(null));
    }

    @Test
    void whatOneOrganizationGaveIsNotTheOthers() {
        assertEquals(0, component(other, "reciprocity"));
        assertEquals(component(one, "reciprocity"), component(null, "reciprocity"));
    }

    @Test
    void evidenceOfAllOrganizationsAddsUpForTheAgency() {
        feed.tell(List.of(Feed.happened(Kind.REPLY, 60).build()), other, influencer)
                .taken();
        assertTrue(component(null, "engagement") > component(one, "engagement"));
        assertTrue(component(other, "engagement") > 0);
    }

    @Test
    void anAskOfOneOrganizationPressesOnTheOther() {
        assertEquals("REASONABLE", assessment(one).get("verdict").asText());
        Interaction ask = Feed.happened(Kind.ASK, 3).size(1).relevance(0.9).build();
        feed.tell(List.of(ask), other, influencer).taken();

        JsonNode assessment = assessment(one);
        assertEquals("PREMATURE", assessment.get("verdict").asText());
        JsonNode reason = reason(assessment, "ASKED_RECENTLY");
        assertEquals(ask.id(), reason.get("interactionIds").get(0).asText());
        assertEquals(1, reason.get("measured").asDouble());
        assertEquals(0, reason.get("needed").asDouble());
        assertEquals(
                component(one, "reciprocity"),
                assessment.at("/score/components/reciprocity/score").asDouble());
    }

    @Test
    void anOptOutWithOneOrganizationForbidsTheOtherToAsk() {
        Interaction optOut = Feed.happened(Kind.OPT_OUT, 3).build();
        feed.tell(List.of(optOut), other, influencer).taken();
        assertEquals("SPAMMY", assessment(one).get("verdict").asText());
        reason(assessment(one), "OPTED_OUT");
    }

    @Test
    void doNotContactFromContactsForbidsAllAndItsLiftingAllowsAgain() {
        Interaction optOut = Feed.happened(Kind.OPT_OUT, 10).build();
        feed.tell(Event.permission(optOut, influencer)).taken();
        for (UUID organization : new UUID[] {one, other, null}) reason(assessment(organization), "OPTED_OUT");

        Interaction optIn = Feed.happened(Kind.OPT_IN, 2).build();
        feed.tell(Event.permission(optIn, influencer)).taken();
        assertEquals("REASONABLE", assessment(one).get("verdict").asText());
    }

    private JsonNode assessment(UUID organization) {
        return Answers.to(feed)
                .assessmentOf(Answers.ask(influencer, organization, 1, "relevance", 0.9, "asOf", Samples.TODAY));
    }

    private static JsonNode reason(JsonNode assessment, String code) {
        return StreamSupport.stream(assessment.get("reasons").spliterator(), false)
                .filter(reason -> reason.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not in " + assessment));
    }

    private double familiarity(UUID organization) {
        return component(organization, "familiarity");
    }

    private double component(UUID organization, String name) {
        JsonNode answer = Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY);
        return answer.at("/components/" + name + "/score").asDouble();
    }
}
