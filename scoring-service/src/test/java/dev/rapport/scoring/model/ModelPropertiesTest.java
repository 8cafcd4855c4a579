package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import static dev.rapport.scoring.model.Histories.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must always hold, whatever happened. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class ModelPropertiesTest {

    /** Room for the last bits of floating-point sums; nothing that anyone could see. */
    private static final double ROUNDING = 1e-9;

    @Property(tries = 300)
    void anyOrderAndAnyDuplicationGiveTheSameResultBitForBit(
            @ForAll History history, @ForAll Ask ask, @ForAll LocalDate day, @ForAll Random random) {
        List<Interaction> shuffled = new ArrayList<>(history.interactions());
        history.interactions().stream().filter(one -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        assertSame(history, history.of(shuffled), day, ask);
    }

    @Property(tries = 300)
    void deletingLeavesNoResidue(@ForAll History history, @ForAll Interaction added, @ForAll Ask ask) {
        Interaction deleted = added.toBuilder().version(2).deleted(true).build();
        assertSame(history, history.plus(deleted, added), TODAY, ask);
        assertSame(history, history.plus(added, deleted), TODAY, ask);
    }

    @Property(tries = 300)
    void correctingLeavesNoResidue(
            @ForAll History history, @ForAll Interaction wrong, @ForAll Interaction right, @ForAll Ask ask) {
        Interaction corrected = right.toBuilder().version(2).build();
        assertSame(history.plus(corrected), history.plus(wrong, corrected), TODAY, ask);
        assertSame(history.plus(corrected), history.plus(corrected, wrong), TODAY, ask);
    }

    @Property(tries = 300)
    void twoContactsMergedAreOneHistory(@ForAll History history, @ForAll Ask ask, @ForAll Random random) {
        List<Interaction> first = new ArrayList<>(history.interactions());
        List<Interaction> second = new ArrayList<>();
        history.interactions().stream().filter(one -> random.nextBoolean()).forEach(one -> {
            first.remove(one);
            second.add(one);
        });
        Relationship merged = history.of(first).relationship().with(second);
        Standing together = merged.asOf(TODAY);
        assertEquals(history.asOf(TODAY).score(), together.score());
        assertEquals(history.assess(TODAY, ask), Assessment.of(together, together, ask));
    }

    @Property(tries = 300)
    void leavingOneOutIsAsIfItHadNeverHappened(@ForAll History history, @ForAll Interaction added) {
        Relationship without = history.plus(added).relationship().without(added.id());
        assertEquals(history.asOf(TODAY).score(), without.asOf(TODAY).score());
    }

    @Property(tries = 300)
    void everyNumberStaysWithinItsBounds(@ForAll History history, @ForAll LocalDate day) {
        Score score = history.asOf(day).score();
        assertWithin(score.score(), 100);
        assertWithin(score.confidence(), 1);
        for (Component component : score.components().values()) {
            assertWithin(component.score(), 100);
            assertWithin(component.confidence(), 1);
            assertWithin(component.up(), Double.MAX_VALUE);
            assertWithin(component.down(), Double.MAX_VALUE);
        }
    }

    @Property(tries = 300)
    void theScoreIsTheSumOfItsComponentsContributions(@ForAll History history) {
        Score score = history.asOf(TODAY).score();
        double sum = score.components().values().stream()
                .mapToDouble(Component::contribution)
                .sum();
        assertEquals(score.score(), sum, ROUNDING);
    }

    @Property(tries = 300)
    void withNoEventNoComponentRises(@ForAll History history, @ForAll @IntRange(min = 0, max = 1000) int days) {
        Score before = history.asOf(TODAY).score();
        Score after = history.asOf(TODAY.plusDays(days)).score();
        for (Dimension dimension : Dimension.values()) {
            assertNotAbove(before.of(dimension).score(), after.of(dimension).score());
        }
    }

    /** 15.8 with the defaults; 25 with whatever numbers. */
    @Property(tries = 300)
    void oneWildWeekNeverBuysTrust(@ForAll History history) {
        LocalDate monday = TODAY.minusDays(1);
        History week = history.of(history.interactions().stream()
                .map(one -> one.toBuilder()
                        .occurredOn(monday)
                        .closedOn(one.closedOn() == null ? null : monday)
                        .build())
                .toList());
        assertNotAbove(25, week.asOf(TODAY).score().of(Dimension.TRUST).score());
    }

    @Property(tries = 300)
    void aBiggerAskNeverImprovesTheVerdict(
            @ForAll History history, @ForAll Ask ask, @ForAll @IntRange(min = 1, max = 5) int size) {
        Ask bigger = new Ask(Math.max(size, ask.size()), ask.relevance());
        assertNoBetter(history.assess(TODAY, ask), history.assess(TODAY, bigger));
    }

    @Property(tries = 300)
    void aLowerRelevanceNeverImprovesTheVerdict(
            @ForAll History history, @ForAll Ask ask, @ForAll @DoubleRange(min = 0, max = 1) double relevance) {
        Ask lower = new Ask(ask.size(), Math.min(relevance, ask.relevance()));
        assertNoBetter(history.assess(TODAY, ask), history.assess(TODAY, lower));
    }

    @Property(tries = 300)
    void anOverdueCommitmentNeverImprovesTheVerdict(
            @ForAll History history, @ForAll Ask ask, @ForAll @IntRange(min = 2, max = 400) int daysAgo) {
        Interaction overdue = Interaction.builder("overdue", Kind.COMMITMENT, TODAY.minusDays(daysAgo))
                .dueOn(TODAY.minusDays(daysAgo))
                .build();
        assertNoBetter(history.assess(TODAY, ask), history.plus(overdue).assess(TODAY, ask));
    }

    /** On the same closing day: otherwise it is the fresher one, or the one in the emptier week, that counts more. */
    @Property(tries = 300)
    void closedOnTheSameDayKeptOnTimeIsNoWorseThanKeptLateAndThatNoWorseThanBroken(
            @ForAll History history,
            @ForAll LocalDate closed,
            @ForAll @IntRange(min = 1, max = 3) int importance,
            @ForAll @IntRange(min = 0, max = 100) int daysLate) {
        InteractionBuilder promise = Interaction.builder("promise", Kind.COMMITMENT, closed.minusDays(120))
                .importance(importance)
                .closedOn(closed);
        Interaction onTime =
                promise.status(CommitmentStatus.KEPT).dueOn(closed.plusDays(1)).build();
        Interaction late = promise.dueOn(closed.minusDays(daysLate)).build();
        Interaction broken = promise.status(CommitmentStatus.BROKEN).build();
        double keptLate = history.plus(late).scoreOn(TODAY);
        assertNotAbove(history.plus(onTime).scoreOn(TODAY), keptLate);
        assertNotAbove(keptLate, history.plus(broken).scoreOn(TODAY));
    }

    @Property(tries = 300)
    void askingRemindingMisleadingMisinformingAndCrossingBoundariesNeverRaiseTheScore(
            @ForAll History history, @ForAll("harm") Interaction harm) {
        assertNotAbove(history.scoreOn(TODAY), history.plus(harm).scoreOn(TODAY));
    }

    @Provide
    Arbitrary<Interaction> harm() {
        Set<Kind> harmful =
                EnumSet.of(Kind.ASK, Kind.FOLLOW_UP, Kind.MISLED, Kind.WRONG_INFORMATION, Kind.BOUNDARY_CROSSED);
        return new Histories().interactions().filter(one -> harmful.contains(one.kind()));
    }

    private static void assertSame(History expected, History actual, LocalDate day, Ask ask) {
        assertEquals(expected.asOf(day).score(), actual.asOf(day).score());
        assertEquals(expected.assess(day, ask), actual.assess(day, ask));
    }

    private static void assertWithin(double number, double most) {
        assertTrue(number >= 0 && number <= most, () -> "out of bounds: " + number);
    }

    private static void assertNotAbove(double most, double number) {
        assertTrue(number <= most + ROUNDING, () -> number + " is above " + most);
    }

    private static void assertNoBetter(Assessment than, Assessment assessment) {
        assertTrue(assessment.verdict().compareTo(than.verdict()) >= 0, () -> assessment + " is better than " + than);
    }
}
