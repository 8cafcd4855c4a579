package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Standing;

import static dev.rapport.scoring.outlook.Outlooks.TODAY;
import static dev.rapport.scoring.outlook.Outlooks.happened;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AtRiskTest {

    @Test
    void aSilenceOfEightUsualGapsIsStillUsualAndADayMoreIsNot() {
        assertFalse(AtRisk.isSilentTooLong(daysAgo(76, 66, 56), TODAY.plusDays(24)));
        assertTrue(AtRisk.isSilentTooLong(daysAgo(76, 66, 56), TODAY.plusDays(25)));
    }

    @Test
    void oneLongHolidayDoesNotChangeWhatIsUsual() {
        List<LocalDate> days = daysAgo(400, 90, 80, 70);
        assertFalse(AtRisk.isSilentTooLong(days, TODAY.plusDays(10)));
        assertTrue(AtRisk.isSilentTooLong(days, TODAY.plusDays(11)));
    }

    @Test
    void theMedianOfAnEvenNumberOfGapsLiesBetweenTheMiddleTwo() {
        assertFalse(AtRisk.isSilentTooLong(daysAgo(130, 120, 100), TODAY.plusDays(20)));
        assertTrue(AtRisk.isSilentTooLong(daysAgo(130, 120, 100), TODAY.plusDays(21)));
    }

    @Test
    void anAnswerOnTheNextDayIsNoGap() {
        List<LocalDate> days = daysAgo(81, 80, 71, 70, 61, 60);
        assertFalse(AtRisk.isSilentTooLong(days, TODAY.plusDays(12)));
        assertTrue(AtRisk.isSilentTooLong(days, TODAY.plusDays(13)));
    }

    @Test
    void whoIsInTouchEveryDayIsMissedAfterEight() {
        assertFalse(AtRisk.isSilentTooLong(daysAgo(5, 4, 3, 2), TODAY.plusDays(6)));
        assertTrue(AtRisk.isSilentTooLong(daysAgo(5, 4, 3, 2), TODAY.plusDays(7)));
    }

    @Test
    void twoDaysOfContactSayNothingAboutWhatIsUsual() {
        assertFalse(AtRisk.isSilentTooLong(daysAgo(301, 300), TODAY));
        assertFalse(AtRisk.isSilentTooLong(List.of(), TODAY));
    }

    @Test
    void onlyMeaningfulContactBreaksTheSilence() {
        var three = List.of(
                happened("a", Kind.REPLY, 103).build(),
                happened("b", Kind.REPLY, 102).build(),
                happened("c", Kind.REPLY, 101).build(),
                happened("d", Kind.RESEARCH, 1).build(),
                happened("e", Kind.FOLLOW_UP, 1).build());
        assertTrue(AtRisk.is(Outlooks.relationship(three).asOf(TODAY), null));
        var answered = Outlooks.relationship(three)
                .with(List.of(happened("f", Kind.INBOUND, 1).build()));
        assertFalse(AtRisk.is(answered.asOf(TODAY), null));
    }

    @Test
    void aSilenceAsLongAsTheCadenceAllowsIsFineAndADayMoreIsNot() {
        assertFalse(AtRisk.is(after(happened("a", Kind.REPLY, 30)), 30));
        assertTrue(AtRisk.is(after(happened("a", Kind.REPLY, 31)), 30));
    }

    @Test
    void neitherAsksNorRemindersNorResearchNorGiftsBreakTheSilence() {
        assertTrue(AtRisk.is(
                after(
                        happened("a", Kind.HELP, 31),
                        happened("b", Kind.ASK, 1),
                        happened("c", Kind.FOLLOW_UP, 1),
                        happened("d", Kind.RESEARCH, 1),
                        happened("e", Kind.GIFT, 1)),
                30));
    }

    @Test
    void withoutAnyContactYetThereIsNoSilence() {
        assertFalse(AtRisk.is(after(), 1));
        assertFalse(AtRisk.is(after(happened("a", Kind.RESEARCH, 300)), 1));
    }

    @Test
    void aLongCadenceDoesNotExcuseASilenceBeyondEightUsualGaps() {
        Standing daily =
                after(happened("a", Kind.REPLY, 14), happened("b", Kind.REPLY, 13), happened("c", Kind.REPLY, 12));
        assertTrue(AtRisk.is(daily, 365));
    }

    private static Standing after(InteractionBuilder... interactions) {
        return Outlooks.outlook(interactions).standing(TODAY);
    }

    private static List<LocalDate> daysAgo(int... days) {
        return IntStream.of(days).mapToObj(TODAY::minusDays).toList();
    }
}
