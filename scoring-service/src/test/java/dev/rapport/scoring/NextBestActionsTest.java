package dev.rapport.scoring;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An assessment also says what to do first, and a score whether the tie is at risk. */
@QuarkusTest
class NextBestActionsTest {

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
    void whereItIsReasonableTheyAreToAskToday() {
        JsonNode answer = assessment();
        assertEquals(1, answer.get("nextBestActions").size());
        assertEquals("ASK", answer.at("/nextBestActions/0/action").asText());
        assertEquals(
                Samples.TODAY.toString(), answer.get("earliestReasonableOn").asText());
    }

    @Test
    void anOverduePromiseIsToBeKeptFirst() {
        Interaction promise = Feed.happened(Kind.COMMITMENT, 30)
                .dueOn(Samples.TODAY.minusDays(9))
                .build();
        feed.tell(List.of(promise), organization, influencer).taken();
        JsonNode answer = assessment();
        JsonNode first = answer.at("/nextBestActions/0");
        assertEquals("KEEP", first.get("action").asText());
        assertEquals(promise.id(), first.get("commitmentId").asText());
        assertEquals("OVERDUE_COMMITMENT", first.at("/removes/0").asText());
        assertEquals("REASONABLE", first.get("verdictAfter").asText());
        assertTrue(first.get("why").asText().endsWith("."));
        assertFalse(answer.has("earliestReasonableOn"));
    }

    @Test
    void afterAnAskTheyAreToWaitAndTheDayIsNamed() {
        feed.tell(
                        List.of(
                                Feed.happened(Kind.ASK, 8).size(1).build(),
                                Feed.happened(Kind.REPLY, 5).build()),
                        organization,
                        influencer)
                .taken();
        JsonNode answer = assessment();
        assertEquals(
                List.of("AGREE", "WAIT"),
                answer.get("nextBestActions")
                        .valueStream()
                        .map(one -> one.get("action").asText())
                        .toList());
        assertEquals(
                Samples.TODAY.plusDays(20).toString(),
                answer.get("earliestReasonableOn").asText());
    }

    @Test
    void aTieIsAtRiskOnceTheSilenceIsEightTimesTheUsual() {
        assertFalse(atRisk(83));
        assertTrue(atRisk(84));
    }

    @Test
    void aTieIsAtRiskOnceTheSilenceIsBeyondTheContactsCadence() {
        feed.tell(Event.influencer(influencer, 2, false, List.of()).with("cadenceMaxDays", 40))
                .taken();
        assertFalse(atRisk(11));
        assertTrue(atRisk(12));
        JsonNode score = Answers.to(feed)
                .assessmentOf(Answers.ask(influencer, organization, 1, "asOf", Samples.TODAY.plusDays(12)))
                .get("score");
        assertTrue(score.get("atRisk").asBoolean());

        feed.tell(Event.influencer(influencer, 3, false, List.of())).taken();
        assertFalse(atRisk(12));
    }

    /** Contact every 14 days, the last of them 29 days before the samples end. */
    private boolean atRisk(int daysLater) {
        return Answers.to(feed)
                .scoreOf(influencer, organization, Samples.TODAY.plusDays(daysLater))
                .get("atRisk")
                .asBoolean();
    }

    private JsonNode assessment() {
        return Answers.to(feed)
                .assessmentOf(Answers.ask(influencer, organization, 1, "relevance", 0.9, "asOf", Samples.TODAY));
    }
}
