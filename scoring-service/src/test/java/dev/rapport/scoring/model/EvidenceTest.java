package dev.rapport.scoring.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.rapport.scoring.model.Story.TODAY;
import static dev.rapport.scoring.model.Story.closed;
import static dev.rapport.scoring.model.Story.happened;
import static dev.rapport.scoring.model.Story.kept;
import static dev.rapport.scoring.model.Story.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;

class EvidenceTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                leaves(happened(Kind.RESEARCH, 0), "{RESEARCH=1000}"),
                leaves(happened(Kind.RESEARCH, 0).value(3), "{RESEARCH=3000}"),
                leaves(happened(Kind.ENGAGEMENT, 0), "{GIVEN=250, RESEARCH=500}"),
                leaves(happened(Kind.INTRODUCTION, 0), "{MEANINGFUL=1000, OUTBOUND=1000, RESEARCH=500}"),
                leaves(
                        happened(Kind.HELP, 0),
                        "{COMPETENCE_DOWN=150, COMPETENCE_UP=350, GIVEN=700, MEANINGFUL=1000, OUTBOUND=1000}"),
                leaves(
                        happened(Kind.HELP, 0).value(3).relevance(0.1).outcome(Outcome.USED),
                        "{COMPETENCE_UP=500, GIVEN=3000, MEANINGFUL=1000, OUTBOUND=1000}"),
                leaves(
                        happened(Kind.HELP, 0).value(2).outcome(Outcome.WELCOMED),
                        "{COMPETENCE_DOWN=100, COMPETENCE_UP=400, GIVEN=1600, MEANINGFUL=1000, OUTBOUND=1000}"),
                leaves(
                        happened(Kind.HELP, 0).outcome(Outcome.IGNORED),
                        "{COMPETENCE_DOWN=350, COMPETENCE_UP=150, GIVEN=300, MEANINGFUL=1000, OUTBOUND=1000}"),
                leaves(
                        happened(Kind.HELP, 0).relevance(1.0).outcome(Outcome.UNWELCOME),
                        "{COMPETENCE_DOWN=500, MEANINGFUL=1000, OUTBOUND=1000}"),
                leaves(happened(Kind.GIFT, 0), "{GIFTS=1000, OUTBOUND=1000}"),
                leaves(happened(Kind.GIFT, 0).solicited(true), "{GIVEN=500, MEANINGFUL=1000, OUTBOUND=1000}"),
                leaves(happened(Kind.ASK, 0), "{ASKED=1000, ASKS=1000, COMPETENCE_DOWN=300, OUTBOUND=1000}"),
                leaves(happened(Kind.ASK, 0).size(4).relevance(1.0), "{ASKED=4000, ASKS=1000, OUTBOUND=1000}"),
                leaves(happened(Kind.FOLLOW_UP, 0), "{FOLLOW_UPS=1000, OUTBOUND=1000}"),
                leaves(happened(Kind.REPLY, 0), "{INBOUND=1000, MEANINGFUL=1000}"),
                leaves(
                        happened(Kind.REPLY, 0).sentiment(Sentiment.NEGATIVE),
                        "{COMPETENCE_DOWN=500, INBOUND=1000, MEANINGFUL=1000}"),
                leaves(happened(Kind.INBOUND, 0), "{INBOUND=2000, MEANINGFUL=1000}"),
                leaves(happened(Kind.BENEFIT, 0).value(5), "{INBOUND=1000, MEANINGFUL=1000, RECEIVED=5000}"),
                leaves(
                        happened(Kind.RESPONSE, 0).hours(24.0),
                        "{MEANINGFUL=1000, RESPONSIVENESS_DOWN=250, RESPONSIVENESS_UP=250}"),
                leaves(happened(Kind.RESPONSE, 0).hours(1e6), "{MEANINGFUL=1000, RESPONSIVENESS_DOWN=500}"),
                leaves(happened(Kind.WRONG_INFORMATION, 0).value(2), "{COMPETENCE_DOWN=4000}"),
                leaves(happened(Kind.MISLED, 0), "{INTEGRITY_DOWN=5000}"),
                leaves(happened(Kind.AMENDS, 0), "{INTEGRITY_UP=500}"),
                leaves(happened(Kind.BOUNDARY_CROSSED, 0), "{BOUNDARY=1000, INTEGRITY_DOWN=1000}"),
                leaves(happened(Kind.AGREEMENT, 0).giveShare(0.5), "{}"),
                leaves(happened(Kind.OPT_OUT, 0), "{}"),
                leaves(happened(Kind.OPT_IN, 0), "{}"),
                leaves(surveyed(new Survey(9, 9, 9, 9)), "{}"));
    }

    static Stream<Arguments> promises() {
        return Stream.of(
                leaves(promised(9, 5), "{}"),
                leaves(kept(3, 5).importance(2), "{KEPT=1000, PROMISE_KEPT=2000}"),
                leaves(kept(5, 4), "{KEPT=1000, PROMISE_KEPT=1000}"),
                leaves(kept(12, 4), "{KEPT=1000, PROMISE_FAILED=1000, PROMISE_KEPT=500}"),
                leaves(closed(CommitmentStatus.BROKEN, 5, 4).importance(3), "{BROKEN=1000, PROMISE_FAILED=15000}"),
                leaves(closed(CommitmentStatus.RELEASED, 5, 4), "{}"),
                leaves(kept(5, 5).by(Party.THEM), "{}"),
                leaves(closed(CommitmentStatus.BROKEN, 5, 4).by(Party.THEM), "{}"));
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @MethodSource({"kinds", "promises"})
    void everyKindLeavesItsOwnEvidence(Interaction interaction, String expected) {
        assertEquals(expected, marks(interaction).toString());
    }

    static Stream<Arguments> surveys() {
        return Stream.of(
                Arguments.of(new Survey(9, null, null, null), "{SURVEYED_TRUST_UP=1500}"),
                Arguments.of(new Survey(1, null, null, null), "{SURVEYED_TRUST_DOWN=1500}"),
                Arguments.of(new Survey(5, null, 9, 9), "{SURVEYED_TRUST_DOWN=750, SURVEYED_TRUST_UP=750}"),
                Arguments.of(new Survey(null, 7, null, 1), "{SURVEYED_CONTROL_DOWN=375, SURVEYED_CONTROL_UP=1125}"),
                Arguments.of(new Survey(null, null, 9, 1), "{}"));
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @MethodSource("surveys")
    void whereSurveysCountOnlyTheAnswersGivenLeaveEvidenceForAndAgainst(Survey survey, String expected) {
        ModelConfig config = SurveyPropertiesTest.counting(1.5);
        assertEquals(expected, marks(surveyed(survey).build(), config).toString());
    }

    @Test
    void amountsAreRoundedHalfUpToWholeThousandths() {
        Interaction half = happened(Kind.HELP, 0).relevance(0.0005).build();
        assertEquals(1L, marks(half).get("GIVEN"));
        Interaction less = happened(Kind.HELP, 0).relevance(0.00049).build();
        assertEquals(null, marks(less).get("GIVEN"));
    }

    @Test
    void evidenceLiesOnTheDayItHappenedAndThatOfPromisesOnTheDayTheyWereClosed() {
        assertEquals(TODAY.minusDays(3), day(happened(Kind.REPLY, 3)));
        assertEquals(TODAY.minusDays(4), day(kept(5, 4)));
        assertEquals(
                TODAY.minusDays(14), day(closed(CommitmentStatus.BROKEN, 5, 4).closedOn(null)));
    }

    private static Object day(InteractionBuilder one) {
        return Evidence.of(one.build(), ModelConfig.DEFAULT).day();
    }

    private static InteractionBuilder surveyed(Survey survey) {
        return happened(Kind.SURVEY, 0).survey(survey);
    }

    private static Arguments leaves(InteractionBuilder one, String marks) {
        return Arguments.of(one.build(), marks);
    }

    private static Map<String, Long> marks(Interaction interaction) {
        return marks(interaction, ModelConfig.DEFAULT);
    }

    private static Map<String, Long> marks(Interaction interaction, ModelConfig config) {
        return Evidence.of(interaction, config).marks().stream()
                .collect(
                        Collectors.toMap(mark -> mark.trace().name(), Evidence.Mark::milli, (a, b) -> a, TreeMap::new));
    }
}
