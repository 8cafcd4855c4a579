package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Samples;
import dev.rapport.scoring.model.Verdict;

import static dev.rapport.scoring.outlook.Outlooks.TODAY;
import static dev.rapport.scoring.outlook.Outlooks.happened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AdviceTest {

    private static final Ask ASK = new Ask(1, 0.9);

    @Test
    void whereNothingSpeaksAgainstItTheAdviceIsToAsk() {
        List<Advice> advice = NextActions.of(good(), ASK, TODAY);
        assertEquals(List.of(Action.ASK), actions(advice));
        assertEquals(Verdict.REASONABLE, advice.getFirst().verdictAfter());
        assertEquals(Optional.of(TODAY), Waiting.untilReasonable(good(), ASK, TODAY));
    }

    @Test
    void aStrangerIsToBeResearchedMetAndHelpedBeforeAnythingElse() {
        List<Action> actions = actions(NextActions.of(Outlooks.outlook(), ASK, TODAY));
        assertEquals(List.of(Action.RESEARCH, Action.INTRODUCE, Action.HELP, Action.PROMISE), actions);
        List<Action> planned = Planner.of(Outlooks.outlook(), ASK, TODAY, TODAY.plusDays(60)).steps().stream()
                .map(Plan.Step::action)
                .limit(3)
                .toList();
        assertEquals(List.of(Action.RESEARCH, Action.INTRODUCE, Action.HELP), planned);
    }

    @Test
    void whoAskedToBeLeftAloneIsLeftAlone() {
        Outlook outlook = good(happened("no", Kind.OPT_OUT, 3));
        assertEquals(List.of(Action.RESPECT_OPT_OUT), actions(NextActions.of(outlook, ASK, TODAY)));
        assertEquals(Optional.empty(), Waiting.untilReasonable(outlook, ASK, TODAY));
        Plan plan = Planner.of(outlook, ASK, TODAY, TODAY.plusDays(60));
        assertEquals(
                List.of(Action.RESPECT_OPT_OUT),
                plan.steps().stream().map(Plan.Step::action).toList());
        assertEquals(Verdict.SPAMMY, plan.atLaunch().verdict());
    }

    @Test
    void askingIntoSilenceStopsFirstAndTheDayToWaitForIsNamed() {
        Outlook outlook = good(happened("one", Kind.ASK, 9), happened("two", Kind.ASK, 5));
        List<Advice> advice = NextActions.of(outlook, ASK, TODAY);
        assertEquals(Action.STOP_ASKING, advice.getFirst().action());
        assertEquals(TODAY.plusDays(19), advice.getFirst().on());
        assertTrue(advice.getFirst().removes().contains(Rule.REPEATED_UNANSWERED_ASKS));
        assertEquals(Verdict.PREMATURE, advice.getFirst().verdictAfter());
    }

    @Test
    void anOverduePromiseIsToBeKeptAndNamed() {
        Outlook outlook = good(happened("due", Kind.COMMITMENT, 30).dueOn(TODAY.minusDays(9)));
        Advice first = NextActions.of(outlook, ASK, TODAY).getFirst();
        assertEquals(Action.KEEP, first.action());
        assertEquals(Optional.of("due"), first.commitmentId());
        assertEquals(List.of(Rule.OVERDUE_COMMITMENT), first.removes());
        assertEquals(Verdict.REASONABLE, first.verdictAfter());
        assertEquals(Optional.empty(), Waiting.untilReasonable(outlook, ASK, TODAY));
    }

    @Test
    void whoMisledThemMakesAmends() {
        Outlook outlook = good(happened("lie", Kind.MISLED, 9));
        assertEquals(
                Action.AMENDS, NextActions.of(outlook, ASK, TODAY).getFirst().action());
    }

    @Test
    void anAskThatDoesNotFitIsToBeAnother() {
        Advice first = NextActions.of(good(), new Ask(1, 0.2), TODAY).getFirst();
        assertEquals(Action.ASK_SOMETHING_ELSE, first.action());
        assertEquals(List.of(Rule.IRRELEVANT, Rule.WEAK_FIT), first.removes());
        assertEquals(Verdict.REASONABLE, first.verdictAfter());
    }

    @Test
    void anUnansweredMessageIsToBeAnswered() {
        Outlook outlook = Outlooks.outlook(happened("hello", Kind.INBOUND, 2));
        assertTrue(actions(NextActions.of(outlook, ASK, TODAY)).contains(Action.ANSWER));
        Outlook answered = outlook.with(
                List.of(happened("reply", Kind.RESPONSE, 1).hours(24.0).build()));
        assertTrue(!actions(NextActions.of(answered, ASK, TODAY)).contains(Action.ANSWER));
    }

    @Test
    void afterARecentAskWaitingIsEnoughAndEndsWithItsWindow() {
        Outlook outlook = good(happened("ask", Kind.ASK, 8).size(1), happened("yes", Kind.REPLY, 5));
        assertEquals(Optional.of(TODAY.plusDays(20)), Waiting.untilReasonable(outlook, ASK, TODAY));
        Plan plan = Planner.of(outlook, ASK, TODAY, TODAY.plusDays(20));
        assertEquals(Optional.of(TODAY.plusDays(20)), plan.reasonableOn());
        assertTrue(plan.ready());
    }

    @Test
    void whatHappenedLaterIsNotKnownToAPastDay() {
        LocalDate past = TODAY.minusDays(8);
        Outlook outlook = good(happened("ask", Kind.ASK, 10).size(1), happened("yes", Kind.REPLY, 5));
        assertEquals(
                Waiting.untilReasonable(outlook.until(past), ASK, past), Waiting.untilReasonable(outlook, ASK, past));
    }

    private static Outlook good(InteractionBuilder... more) {
        List<Interaction> all = new ArrayList<>(Samples.goodRelationship());
        for (InteractionBuilder one : more) all.add(one.build());
        return Outlooks.outlook(all);
    }

    private static List<Action> actions(List<Advice> advice) {
        return advice.stream().map(Advice::action).toList();
    }
}
