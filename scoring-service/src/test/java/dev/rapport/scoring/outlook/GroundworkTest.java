package dev.rapport.scoring.outlook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;

import static dev.rapport.scoring.outlook.Outlooks.TODAY;
import static dev.rapport.scoring.outlook.Outlooks.happened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The end of the samples is a Tuesday. */
class GroundworkTest {

    @Test
    void contactInThreeDifferentWeeksLasts() {
        InteractionBuilder sunday = happened("a", Kind.REPLY, 2);
        InteractionBuilder monday = happened("b", Kind.HELP, 1);
        assertEquals(2, of(sunday, monday, happened("c", Kind.REPLY, 8)).weeks());
        assertFalse(of(sunday, monday, happened("c", Kind.REPLY, 8)).isLasting());
        assertTrue(of(sunday, monday, happened("c", Kind.REPLY, 9)).isLasting());
    }

    @Test
    void whatIsGivenOnAnEarlierDayThanTheFirstAskIsGivenFirst() {
        InteractionBuilder asked = happened("a", Kind.ASK, 5);
        assertTrue(of(happened("b", Kind.HELP, 6), asked).gaveFirst());
        assertFalse(of(happened("b", Kind.HELP, 5), asked).gaveFirst());
        assertFalse(of(happened("b", Kind.HELP, 6), asked, happened("c", Kind.ASK, 7))
                .gaveFirst());
    }

    @Test
    void whoWasNeverAskedWasGivenFirstOnceGivenAnything() {
        assertFalse(of().gaveFirst());
        assertFalse(of(happened("a", Kind.REPLY, 3)).gaveFirst());
        Groundwork given = of(happened("a", Kind.HELP, 3));
        assertTrue(given.gaveFirst());
        assertFalse(given.asked());
    }

    @Test
    void anUnsolicitedGiftIsNoHelpAndOneAskedForIs() {
        assertFalse(of(happened("a", Kind.GIFT, 3)).gaveFirst());
        assertTrue(of(happened("a", Kind.GIFT, 3).solicited(true)).gaveFirst());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void helpThatWasOfNoUseIsNotGiven(Outcome outcome) {
        boolean useful = outcome == Outcome.USED || outcome == Outcome.WELCOMED;
        assertEquals(useful, of(happened("a", Kind.HELP, 3).outcome(outcome)).gaveFirst());
    }

    @Test
    void whatIsToComeDoesNotCount() {
        assertEquals(new Groundwork(0, false, false), of(happened("a", Kind.HELP, -1), happened("b", Kind.ASK, -2)));
    }

    private static Groundwork of(InteractionBuilder... interactions) {
        return Groundwork.of(Outlooks.outlook(interactions).relationship(), TODAY);
    }
}
