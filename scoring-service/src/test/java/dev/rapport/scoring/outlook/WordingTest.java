package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Component;
import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Party;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Survey;

import static dev.rapport.scoring.outlook.Outlooks.TODAY;
import static dev.rapport.scoring.outlook.Outlooks.happened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WordingTest {

    @Test
    void aContributionSaysWhatWhenHowMuchAndThroughWhat() {
        InteractionBuilder kept = promise(20).status(CommitmentStatus.KEPT).closedOn(TODAY.minusDays(12));
        assertEquals("Kept a promise 12 days ago: +2.1 points, all of it trust.", said(kept, 2.1, 0, 0));
        InteractionBuilder help = happened("i", Kind.HELP, 1).outcome(Outcome.USED);
        assertEquals(
                "Gave help that they used yesterday: +2.0 points, most of it reciprocity.", said(help, 0.6, 1.4, 0));
        assertEquals(
                "They replied today: +1.5 points, trust before all.",
                said(happened("i", Kind.REPLY, 0), 0.6, 0.5, 0.4));
        assertEquals(
                "Asked for something of size 1 3 days ago: -1.0 points, with -1.5 for trust.",
                said(happened("i", Kind.ASK, 3), -1.5, 0.5, 0));
        assertEquals(
                "They asked to be left alone 3 days ago: no effect on the score.",
                said(happened("i", Kind.OPT_OUT, 3), 0, 0, 0));
    }

    @Test
    void aPromiseIsNamedByWhatHasBecomeOfItByThen() {
        InteractionBuilder kept = promise(20).status(CommitmentStatus.KEPT).closedOn(TODAY);
        assertTrue(said(kept, 0, 0, 0).startsWith("Kept a promise late today"));
        assertTrue(Deeds.of(kept.build(), on(TODAY.minusDays(1))).startsWith("Gave a promise that is overdue"));
        assertTrue(Deeds.of(kept.build(), on(TODAY.minusDays(15))).startsWith("Gave a promise that is still open"));
        assertTrue(Deeds.of(promise(9).status(CommitmentStatus.BROKEN).build(), on(TODAY))
                .startsWith("Broke a promise"));
        assertTrue(
                Deeds.of(promise(9).by(Party.THEM).status(CommitmentStatus.KEPT).build(), on(TODAY))
                        .startsWith("They kept a promise"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasItsWords(Kind kind) {
        InteractionBuilder one =
                happened("i", kind, 2).hours(5.0).dueOn(TODAY).giveShare(0.5).survey(new Survey(5, null, null, null));
        for (String sentence : List.of(said(one, 1, 0, 0), said(one.solicited(true), -1, 0, 0))) {
            assertTrue(sentence.matches("[A-Z][^.]* 2 days ago: [+-]1\\.0 points, all of it trust\\."), sentence);
        }
    }

    @Test
    void componentsFadingAndOverduePromisesAreSentencesToo() {
        assertEquals(
                "Balance of power, 40 of 100, brings 4.0 points.",
                Wording.of(Dimension.CONTROL_MUTUALITY, new Component(40, 0.5, 1, 1, 4)));
        assertEquals(
                "Trust has lost 1.4 points to silence in 28 days.",
                Wording.of(new Explanation.Fading(Dimension.TRUST, 1.4)));
        assertEquals(
                "Trust has lost nothing to silence in 28 days.",
                Wording.of(new Explanation.Fading(Dimension.TRUST, 0)));
        assertEquals(
                "A promise was due 9 days ago: it costs 3.2 points of the score through trust, and more each day.",
                Wording.of(new Explanation.Overdue(promise(20).build(), 9, 3.2)));
    }

    private static Standing on(LocalDate day) {
        return Outlooks.relationship(List.of()).asOf(day);
    }

    private static InteractionBuilder promise(int daysAgo) {
        return happened("i", Kind.COMMITMENT, daysAgo).dueOn(TODAY.minusDays(10));
    }

    private static String said(InteractionBuilder one, double trust, double reciprocity, double engagement) {
        Map<Dimension, Double> parts =
                Stream.of(Dimension.values()).collect(Collectors.toMap(dimension -> dimension, dimension -> 0.0));
        parts.put(Dimension.TRUST, trust);
        parts.put(Dimension.RECIPROCITY, reciprocity);
        parts.put(Dimension.ENGAGEMENT, engagement);
        Interaction interaction = one.build();
        double points = parts.values().stream().mapToDouble(part -> part).sum();
        return Wording.of(new Contribution(interaction, points, parts), on(TODAY));
    }

    @Test
    void everyActionHasItsWords() {
        assertTrue(Arrays.stream(Action.values())
                .noneMatch(action -> action.words().endsWith(".")));
    }
}
