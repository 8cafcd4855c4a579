package dev.rapport.scoring.model;

import java.time.LocalDate;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import static dev.rapport.scoring.model.Histories.TODAY;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What must hold of giving, with the exact conditions. Help can lower the score only where it is talking at somebody
 * who writes too little in return, where it gives beyond the agreed balance to somebody who gave much already, or, if
 * not wholly relevant, where its week was full of good evidence before; and where they told us how they see the balance
 * and that counts, which is in {@link SurveyedGivingPropertiesTest}.
 */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class GivingPropertiesTest {

    private static final double ROUNDING = 1e-9;

    @Property(tries = 300)
    void usedHelpNeverLowersTrustReciprocityOrFamiliarity(
            @ForAll History history, @ForAll LocalDate day, @ForAll @IntRange(min = 1, max = 3) int value) {
        Score before = history.asOf(TODAY).score();
        Score after = history.plus(used(day, value)).asOf(TODAY).score();
        assertNotBelow(before, after, Dimension.TRUST);
        assertNotBelow(before, after, Dimension.RECIPROCITY);
        assertNotBelow(before, after, Dimension.FAMILIARITY);
    }

    @Property(tries = 300)
    void usedHelpNeverLowersEngagementUnlessWeAreTalkingAtThem(
            @ForAll History history, @ForAll LocalDate day, @ForAll @IntRange(min = 1, max = 3) int value) {
        Standing before = history.asOf(TODAY);
        Standing after = history.plus(used(day, value)).asOf(TODAY);
        Assume.that(inConversation(before, after));
        assertNotBelow(before.score(), after.score(), Dimension.ENGAGEMENT);
    }

    @Property(tries = 300)
    void usedHelpNeverLowersControlMutualityUnlessItGivesBeyondTheBalanceToOneWhoGaveMuch(
            @ForAll History history, @ForAll LocalDate day, @ForAll @IntRange(min = 1, max = 3) int value) {
        Standing before = history.asOf(TODAY);
        Standing after = history.plus(used(day, value)).asOf(TODAY);
        Assume.that(inBalance(after));
        assertNotBelow(before.score(), after.score(), Dimension.CONTROL_MUTUALITY);
    }

    @Property(tries = 300)
    void usedHelpNeverLowersTheScoreInConversationAndInBalance(
            @ForAll History history, @ForAll LocalDate day, @ForAll @IntRange(min = 1, max = 3) int value) {
        Standing before = history.asOf(TODAY);
        Standing after = history.plus(used(day, value)).asOf(TODAY);
        Assume.that(inConversation(before, after) && inBalance(after));
        assertNotBelow(before.score().score(), after.score().score());
    }

    @Property(tries = 300)
    void usedHelpNeverWorsensTheVerdict(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 1, max = 3) int value,
            @ForAll Ask ask) {
        assertNoWorse(history.assess(TODAY, ask), history.plus(used(day, value)).assess(TODAY, ask));
    }

    @Property(tries = 300)
    void relevantHelpInAQuietWeekNeverLowersTheScoreInConversationAndInBalanceBelowHighTrust(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 1, max = 3) int value,
            @ForAll @DoubleRange(min = 0.7, max = 1) double relevance) {
        Standing before = history.asOf(TODAY);
        Standing after = history.plus(help(day, value, relevance)).asOf(TODAY);
        Assume.that(isQuiet(history, day) && inConversation(before, after) && inBalance(after));
        Assume.that(before.score().of(Dimension.TRUST).score() <= highTrust(history.config()));
        assertNotBelow(before.score().score(), after.score().score());
    }

    @Property(tries = 300)
    void relevantHelpInAQuietWeekNeverWorsensTheVerdict(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 1, max = 3) int value,
            @ForAll @DoubleRange(min = 0.7, max = 1) double relevance,
            @ForAll Ask ask) {
        Assume.that(isQuiet(history, day));
        Interaction help = help(day, value, relevance);
        assertNoWorse(history.assess(TODAY, ask), history.plus(help).assess(TODAY, ask));
    }

    /** To one who gave much already, losing the credit of the first can mend the balance by more than it costs. */
    @Property(tries = 300)
    void aSecondUnsolicitedGiftWithin28DaysNeverRaisesTheScoreInBalance(
            @ForAll History history,
            @ForAll LocalDate day,
            @ForAll @IntRange(min = 0, max = 27) int daysLater,
            @ForAll boolean soon) {
        History once = history.plus(gift("first", day));
        Standing before = once.asOf(TODAY);
        Assume.that(inBalance(before));
        LocalDate second = soon ? day.plusDays(daysLater) : day.minusDays(daysLater);
        assertNotBelow(
                once.plus(gift("second", second)).scoreOn(TODAY), before.score().score());
    }

    private static boolean inConversation(Standing before, Standing after) {
        Component engagement = before.score().of(Dimension.ENGAGEMENT);
        return engagement.up() == 0 || after.score().of(Dimension.ENGAGEMENT).down() == 0;
    }

    /** Given no more than agreed, or received so little (share times doubt and harm) that more of anything helps. */
    private static boolean inBalance(Standing standing) {
        if (tellsOfTheBalance(standing)) {
            return false;
        }
        Exchange exchange = standing.exchange();
        double outOfBalance =
                exchange.volume() * exchange.imbalance(standing.config().balance());
        double boundaries = standing.score().of(Dimension.CONTROL_MUTUALITY).down() - outOfBalance;
        double doubt = standing.config().doubt().controlMutuality();
        return exchange.given() <= exchange.owed() || exchange.received() <= exchange.share() * (doubt + boundaries);
    }

    private static boolean tellsOfTheBalance(Standing standing) {
        Diary diary = standing.diary();
        return diary.milli(Trace.SURVEYED_CONTROL_UP) != null || diary.milli(Trace.SURVEYED_CONTROL_DOWN) != null;
    }

    /** From here up, good evidence of .7 relevance no longer outweighs the .3 that was beside the point. */
    private static double highTrust(ModelConfig config) {
        double good = Decay.saturated(0.5 * 0.7, config.caps().trust());
        double rounding = 0.5;
        return 100 * good / (good + 0.5 * 0.3) - rounding;
    }

    private static boolean isQuiet(History history, LocalDate day) {
        long week = Diary.mondayOf(day.toEpochDay());
        return history.interactions().stream()
                .map(one -> Evidence.of(one, history.config()).day().toEpochDay())
                .noneMatch(other -> Diary.mondayOf(other) == week);
    }

    private static Interaction used(LocalDate day, int value) {
        return Interaction.builder("help", Kind.HELP, day)
                .value(value)
                .outcome(Outcome.USED)
                .build();
    }

    private static Interaction help(LocalDate day, int value, double relevance) {
        return Interaction.builder("help", Kind.HELP, day)
                .value(value)
                .relevance(relevance)
                .build();
    }

    private static Interaction gift(String id, LocalDate day) {
        return Interaction.builder(id, Kind.GIFT, day).build();
    }

    private static void assertNotBelow(Score before, Score after, Dimension dimension) {
        assertNotBelow(before.of(dimension).score(), after.of(dimension).score());
    }

    private static void assertNotBelow(double least, double number) {
        assertTrue(number >= least - ROUNDING, () -> number + " is below " + least);
    }

    private static void assertNoWorse(Assessment than, Assessment assessment) {
        assertTrue(assessment.verdict().compareTo(than.verdict()) <= 0, () -> assessment + " is worse than " + than);
    }
}
