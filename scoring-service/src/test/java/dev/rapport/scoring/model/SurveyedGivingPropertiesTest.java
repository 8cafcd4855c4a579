package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import static dev.rapport.scoring.model.Histories.TODAY;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What must hold of giving where surveys count, with the exact conditions. Who says that the balance is good is harmed by
 * giving beyond it: there, help can lower the score by little, whatever they gave before.
 */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class SurveyedGivingPropertiesTest {

    private static final double ROUNDING = 1e-9;

    @Property(tries = 300)
    void usedHelpNeverLowersTheScoreInConversationWhileWeGiveNoMoreThanWasAgreed(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 1, max = 3) int value,
            @ForAll("weights") double weight) {
        History returned = history.plus(returns());
        Standing before = standing(returned, weight);
        Standing after = standing(returned.plus(used(day, value)), weight);
        Component engagement = before.score().of(Dimension.ENGAGEMENT);
        Assume.that(
                engagement.up() == 0 || after.score().of(Dimension.ENGAGEMENT).down() == 0);
        Assume.that(givenNoMoreThanAgreed(after));
        assertNotBelow(before.score().score(), after.score().score());
    }

    @Property(tries = 300)
    void usedHelpNeverLowersTrust(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 1, max = 3) int value,
            @ForAll("weights") double weight) {
        Standing before = standing(history, weight);
        Standing after = standing(history.plus(used(day, value)), weight);
        assertNotBelow(
                before.score().of(Dimension.TRUST).score(),
                after.score().of(Dimension.TRUST).score());
    }

    @Property(tries = 300)
    void usedHelpNeverWorsensTheVerdict(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 1, max = 3) int value,
            @ForAll("weights") double weight,
            @ForAll Ask ask) {
        Standing before = standing(history, weight);
        Standing after = standing(history.plus(used(day, value)), weight);
        Verdict verdict = Assessment.of(before, before, ask).verdict();
        assertTrue(Assessment.of(after, after, ask).verdict().compareTo(verdict) <= 0);
    }

    /** Beyond the balance, losing the credit of the first can mend it by more than the second costs. */
    @Property(tries = 300)
    void aSecondUnsolicitedGiftWithin28DaysNeverRaisesTheScoreWhileWeGaveNoMoreThanWasAgreed(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(max = 27) int daysBefore,
            @ForAll("weights") double weight) {
        History once = history.plus(gift("first", day));
        Standing before = standing(once, weight);
        Assume.that(givenNoMoreThanAgreed(before));
        Standing after = standing(once.plus(gift("second", day.minusDays(daysBefore))), weight);
        assertNotBelow(after.score().score(), before.score().score());
    }

    @Provide
    Arbitrary<Double> weights() {
        return Arbitraries.doubles().between(0, 3);
    }

    private static boolean givenNoMoreThanAgreed(Standing standing) {
        return standing.exchange().given() <= standing.exchange().owed();
    }

    private static Standing standing(History history, double weight) {
        return Relationship.of(history.interactions(), SurveyPropertiesTest.counting(weight))
                .asOf(TODAY);
    }

    /** From one who writes and gives back: few random histories are in balance by themselves. */
    private static Interaction[] returns() {
        return IntStream.range(0, 16)
                .mapToObj(week -> Interaction.builder("return-" + week, Kind.BENEFIT, TODAY.minusDays(14 + 21L * week))
                        .value(5)
                        .build())
                .toArray(Interaction[]::new);
    }

    private static Interaction used(LocalDate day, int value) {
        return Interaction.builder("help", Kind.HELP, day)
                .value(value)
                .outcome(Outcome.USED)
                .build();
    }

    private static Interaction gift(String id, LocalDate day) {
        return Interaction.builder(id, Kind.GIFT, day).build();
    }

    private static void assertNotBelow(double least, double number) {
        assertTrue(number >= least - ROUNDING, () -> number + " is below " + least);
    }
}
