package dev.rapport.scoring.model;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static dev.rapport.scoring.model.Story.TODAY;
import static dev.rapport.scoring.model.Story.closed;
import static dev.rapport.scoring.model.Story.happened;
import static dev.rapport.scoring.model.Story.kept;
import static dev.rapport.scoring.model.Story.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RelationshipTest {

    @Test
    void aStrangerIsZeroWithoutAnyConfidence() {
        Standing stranger = new Story().standing();
        assertEquals(0, stranger.score().score());
        assertEquals(0, stranger.score().confidence());
        assertEquals(Stage.STRANGER, stranger.score().stage());
        assertEquals(Optional.empty(), stranger.lastInteractionOn());
    }

    @Test
    void whatLiesInTheFutureDoesNotCountYet() {
        Standing standing = new Story()
                .and(happened(Kind.REPLY, 3))
                .and(happened(Kind.INBOUND, -1))
                .standing();
        assertEquals(1, standing.interactionCount());
        assertEquals(Optional.of(TODAY.minusDays(3)), standing.lastInteractionOn());
        assertEquals(List.of(TODAY.minusDays(3)), standing.meaningfulDays());
    }

    @Test
    void aPromiseIsOpenUntilTheDayItIsClosed() {
        Relationship relationship = new Story().and(kept(10, 5)).relationship();
        assertEquals(1, relationship.asOf(TODAY.minusDays(6)).openCommitments().size());
        assertEquals(0, relationship.asOf(TODAY.minusDays(5)).openCommitments().size());
        assertTrue(trust(relationship.asOf(TODAY.minusDays(6))).up() == 0);
        assertTrue(trust(relationship.asOf(TODAY.minusDays(5))).up() > 0);
    }

    @Test
    void anOpenPromiseIsOverdueAfterOneDayOfGraceAndThenWeighsMoreEachDay() {
        Relationship relationship = new Story().and(promised(30, 20)).relationship();
        assertTrue(relationship.asOf(TODAY.minusDays(19)).overdueCommitments().isEmpty());
        assertFalse(relationship.asOf(TODAY.minusDays(18)).overdueCommitments().isEmpty());
        double soon = trust(relationship.asOf(TODAY.minusDays(18))).down();
        assertTrue(soon > 0 && trust(relationship.asOf(TODAY)).down() > soon);
    }

    @Test
    void oneWildWeekBringsLittleTrust() {
        Story story = new Story();
        for (int i = 0; i < 500; i++) {
            story.and(kept(0, 0).importance(3));
        }
        assertEquals(15.8, trust(story.standing()).score(), 0.1);
    }

    @Test
    void twelveGoodWeeksBringTrust() {
        Story story = new Story();
        for (int week = 0; week < 12; week++) {
            for (int i = 0; i < 10; i++) {
                story.and(kept(7 * week, 7 * week).importance(3));
            }
        }
        assertEquals(65, trust(story.standing()).score(), 2);
    }

    @Test
    void theLatestAgreementIsInForce() {
        Standing standing = new Story()
                .and(happened(Kind.AGREEMENT, 5).giveShare(0.4))
                .and(happened(Kind.AGREEMENT, 9).giveShare(0.8))
                .standing();
        assertEquals(0.4, standing.agreement().orElseThrow().giveShare());
    }

    @Test
    void theLastWordOnBeingLeftAloneCounts() {
        Story story = new Story().and(happened(Kind.OPT_OUT, 9)).and(happened(Kind.OPT_IN, 5));
        assertTrue(story.standing().optOut().isEmpty());
        assertTrue(story.relationship().asOf(TODAY.minusDays(6)).optOut().isPresent());
    }

    @Test
    void howTheyKeepTheirPromisesIsShownBesideTheScoreAndNotInIt() {
        Story story = new Story()
                .and(kept(10, 9).by(Party.THEM))
                .and(kept(10, 8).by(Party.THEM))
                .and(kept(10, -2).by(Party.THEM))
                .and(closed(CommitmentStatus.BROKEN, 10, 5).by(Party.THEM))
                .and(closed(CommitmentStatus.RELEASED, 10, 5).by(Party.THEM))
                .and(promised(20, 15).by(Party.THEM));
        assertEquals(new Reliability(1, 1, 1, 2), story.standing().theirReliability());
        assertEquals(0, story.standing().score().score());
    }

    @Test
    void whatTheyAnsweredLastIsShownAndIsNoInteraction() {
        Survey last = new Survey(2, null, null, null);
        Story story = new Story()
                .and(happened(Kind.REPLY, 9))
                .and(happened(Kind.SURVEY, 3).survey(last))
                .and(happened(Kind.SURVEY, 5).survey(new Survey(8, 8, 8, 8)));
        Standing standing = story.standing();
        assertEquals(last, standing.survey().orElseThrow().survey());
        assertEquals(1, standing.interactionCount());
        assertEquals(Optional.of(TODAY.minusDays(9)), standing.lastInteractionOn());
        assertEquals(List.of(TODAY.minusDays(9)), standing.meaningfulDays());
        assertEquals(
                8,
                story.relationship()
                        .asOf(TODAY.minusDays(4))
                        .survey()
                        .orElseThrow()
                        .survey()
                        .trust());
        assertTrue(story.relationship().asOf(TODAY.minusDays(6)).survey().isEmpty());
    }

    @Test
    void aSurveyCountsWhereSurveysHaveWeightAndTheAnswerIsOnAComponent() {
        Interaction trusting =
                happened(Kind.SURVEY, 3).survey(new Survey(9, null, null, null)).build();
        Interaction content =
                happened(Kind.SURVEY, 3).survey(new Survey(null, null, 9, 9)).build();
        Standing shown = new Story().standing();
        Standing counting = Relationship.of(List.of(trusting), SurveyPropertiesTest.counting(1))
                .asOf(TODAY);
        assertFalse(shown.counts(trusting));
        assertTrue(counting.counts(trusting));
        assertFalse(counting.counts(content));
        assertTrue(trust(counting).score() > 0);
    }

    @Test
    void stagesBeginAtTheirScore() {
        ModelConfig.Stages stages = ModelConfig.DEFAULT.stages();
        assertEquals(Stage.STRANGER, Stage.of(9.99, stages));
        assertEquals(Stage.AWARE, Stage.of(10, stages));
        assertEquals(Stage.BUILDING, Stage.of(25, stages));
        assertEquals(Stage.TRUSTED, Stage.of(45, stages));
        assertEquals(Stage.PARTNER, Stage.of(65, stages));
    }

    private static Component trust(Standing standing) {
        return standing.score().of(Dimension.TRUST);
    }
}
