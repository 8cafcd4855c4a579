package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import static dev.rapport.scoring.model.Histories.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must always hold of surveys: shown and without effect where they have no weight, evidence where they have. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class SurveyPropertiesTest {

    private static final double ROUNDING = 1e-9;

    /** All as by default, but surveys count. */
    static ModelConfig counting(double weight) {
        return counting(ModelConfig.DEFAULT, weight);
    }

    private static ModelConfig counting(ModelConfig by, double weight) {
        return new ModelConfig(
                by.weights(),
                by.doubt(),
                by.fading(),
                by.caps(),
                by.promises(),
                by.relevance(),
                by.gifts(),
                by.conversation(),
                by.balance(),
                by.stages(),
                by.windows(),
                by.needs(),
                by.limits(),
                new ModelConfig.Surveys(weight));
    }

    @Property(tries = 300)
    void withoutWeightASurveyChangesNothingButWhatIsShown(
            @ForAll History history, @ForAll Survey survey, @ForAll LocalDate day, @ForAll Ask ask) {
        History silent = new History(history.interactions(), counting(history.config(), 0));
        History asked = silent.plus(surveyed(survey, day));
        Standing before = silent.asOf(TODAY);
        Standing after = asked.asOf(TODAY);
        assertEquals(before.score(), after.score());
        assertEquals(before.interactionCount(), after.interactionCount());
        assertEquals(before.lastInteractionOn(), after.lastInteractionOn());
        assertEquals(before.meaningfulDays(), after.meaningfulDays());
        assertEquals(before.theirReliability(), after.theirReliability());
        assertEquals(silent.assess(TODAY, ask), asked.assess(TODAY, ask));
        assertTrue(after.survey().isPresent());
    }

    @Property(tries = 300)
    void anyOrderAndAnyDuplicationGiveTheSameResultBitForBit(
            @ForAll History history, @ForAll("weights") double weight, @ForAll LocalDate day, @ForAll Random random) {
        List<Interaction> shuffled = new ArrayList<>(history.interactions());
        history.interactions().stream().filter(one -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        assertEquals(score(history, day, weight), score(history.of(shuffled), day, weight));
    }

    @Property(tries = 300)
    void deletingLeavesNoResidue(
            @ForAll History history, @ForAll Survey survey, @ForAll LocalDate day, @ForAll("weights") double weight) {
        Interaction asked = surveyed(survey, day);
        Interaction deleted = asked.toBuilder().version(2).deleted(true).build();
        assertEquals(score(history, TODAY, weight), score(history.plus(deleted, asked), TODAY, weight));
    }

    @Property(tries = 300)
    void everyNumberStaysWithinItsBounds(
            @ForAll History history, @ForAll LocalDate day, @ForAll("weights") double weight) {
        Score score = score(history, day, weight);
        assertWithin(score.score(), 100);
        assertWithin(score.confidence(), 1);
        for (Component component : score.components().values()) {
            assertWithin(component.score(), 100);
            assertWithin(component.confidence(), 1);
        }
    }

    @Property(tries = 300)
    void withNoEventNoComponentRises(
            @ForAll History history, @ForAll("weights") double weight, @ForAll @IntRange(max = 1000) int days) {
        Score before = score(history, TODAY, weight);
        Score after = score(history, TODAY.plusDays(days), weight);
        for (Dimension dimension : Dimension.values()) {
            assertNotAbove(before.of(dimension).score(), after.of(dimension).score());
        }
    }

    @Property(tries = 300)
    void harmNeverRaisesTheScore(
            @ForAll History history, @ForAll("harm") Interaction harm, @ForAll("weights") double weight) {
        assertNotAbove(
                score(history, TODAY, weight).score(),
                score(history.plus(harm), TODAY, weight).score());
    }

    @Property(tries = 300)
    void theBestAnswersNeverLowerTheScoreNorDoTheWorstRaiseIt(
            @ForAll History history, @ForAll LocalDate day, @ForAll("weights") double weight) {
        double now = score(history, TODAY, weight).score();
        assertNotAbove(
                score(history.plus(surveyed(new Survey(9, 9, 9, 9), day)), TODAY, weight)
                        .score(),
                now);
        assertNotAbove(
                now,
                score(history.plus(surveyed(new Survey(1, 1, 1, 1), day)), TODAY, weight)
                        .score());
    }

    @Property(tries = 300)
    void aBetterAnswerNeverCountsForLess(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 1, max = 9) int one,
            @ForAll @IntRange(min = 1, max = 9) int other,
            @ForAll("weights") double weight) {
        Survey worse = new Survey(Math.min(one, other), Math.min(one, other), null, null);
        Survey better = new Survey(Math.max(one, other), Math.max(one, other), null, null);
        assertNotAbove(
                score(history.plus(surveyed(better, day)), TODAY, weight).score(),
                score(history.plus(surveyed(worse, day)), TODAY, weight).score());
    }

    @Property(tries = 300)
    void aSurveyMovesOnlyTheComponentsThatWereAskedFor(
            @ForAll History history, @ForAll Survey survey, @ForAll LocalDate day, @ForAll("weights") double weight) {
        Score before = score(history, TODAY, weight);
        Score after = score(history.plus(surveyed(survey, day)), TODAY, weight);
        EnumSet<Dimension> untouched = EnumSet.allOf(Dimension.class);
        if (survey.trust() != null) {
            untouched.remove(Dimension.TRUST);
        }
        if (survey.controlMutuality() != null) {
            untouched.remove(Dimension.CONTROL_MUTUALITY);
        }
        for (Dimension dimension : untouched) {
            assertEquals(before.of(dimension), after.of(dimension));
        }
    }

    /** However many answer in one week, and however well: 1.5 units beside 8 of doubt, as for any other evidence. */
    @Property(tries = 20)
    void oneWildWeekOfSurveysBringsLittleTrust(
            @ForAll @IntRange(min = 1, max = 300) int many, @ForAll("weights") double weight) {
        List<Interaction> surveys = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            surveys.add(surveyed(new Survey(9, 9, null, null), TODAY).toBuilder()
                    .id("survey-" + i)
                    .build());
        }
        Score score = score(new History(surveys, ModelConfig.DEFAULT), TODAY, weight);
        assertNotAbove(15.8, score.of(Dimension.TRUST).score());
        assertNotAbove(33.4, score.of(Dimension.CONTROL_MUTUALITY).score());
    }

    @Provide
    Arbitrary<Double> weights() {
        return Arbitraries.doubles().between(0, 3);
    }

    @Provide
    Arbitrary<Interaction> harm() {
        return new ModelPropertiesTest().harm();
    }

    private static Score score(History history, LocalDate day, double weight) {
        return Relationship.of(history.interactions(), counting(history.config(), weight))
                .asOf(day)
                .score();
    }

    private static Interaction surveyed(Survey survey, LocalDate day) {
        return Interaction.builder("survey", Kind.SURVEY, day).survey(survey).build();
    }

    private static void assertWithin(double number, double most) {
        assertTrue(number >= 0 && number <= most, () -> "out of bounds: " + number);
    }

    private static void assertNotAbove(double most, double number) {
        assertTrue(number <= most + ROUNDING, () -> number + " is above " + most);
    }
}
