package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Verdict;

/** What to do next: everything that could be done is tried, and what helps, and makes no verdict worse, is advised. */
public final class NextActions {

    private final Outlook outlook;
    private final Ask ask;
    private final Standing standing;
    private final Assessment now;
    private final List<Advice> advice = new ArrayList<>();

    private NextActions(Outlook outlook, Ask ask, LocalDate day) {
        this.outlook = outlook;
        this.ask = ask;
        this.standing = outlook.standing(day);
        this.now = outlook.assess(ask, standing);
    }

    /** In the order of {@link Action}. */
    public static List<Advice> of(Outlook outlook, Ask ask, LocalDate day) {
        NextActions next = new NextActions(outlook.until(day), ask, day);
        next.judge();
        return next.advice.stream().sorted(Comparator.comparing(Advice::action)).toList();
    }

    private void judge() {
        LocalDate day = standing.asOf();
        if (now.verdict() == Verdict.REASONABLE) {
            var asked = Candidate.on(day, Kind.ASK).size(ask.size()).relevance(ask.relevance());
            double score =
                    outlook.with(List.of(asked.build())).standing(day).score().score();
            advice.add(new Advice(Action.ASK, day, List.of(), List.of(), Optional.empty(), now.verdict(), score));
            return;
        }
        for (Action action : Action.values()) if (action.isStopping()) stop(action);
        askSomethingElse();
        for (Candidate candidate : Candidate.on(outlook, standing)) attempt(candidate);
        await();
    }

    /** The day by which stopping has done its work: waiting in other words. */
    private void stop(Action action) {
        Rules.of(now).stream()
                .filter(rule -> rule.hard() && action.isAgainst(rule))
                .findFirst()
                .ifPresent(
                        rule -> waitUntil(action, untilOneIsGone(List.of(rule)).orElse(standing.asOf())));
    }

    private Optional<LocalDate> untilOneIsGone(List<Rule> rules) {
        return Waiting.untilOneIsGone(rules, outlook, ask, standing.asOf());
    }

    private void waitUntil(Action action, LocalDate day) {
        Standing then = outlook.standing(day);
        Assessment assessment = outlook.assess(ask, then);
        if (assessment.verdict().compareTo(now.verdict()) > 0) return;
        List<Rule> gone = Rules.of(now).stream()
                .filter(rule -> !Rules.has(assessment, rule))
                .toList();
        advice.add(new Advice(
                action,
                day,
                gone,
                List.of(),
                Optional.empty(),
                assessment.verdict(),
                then.score().score()));
    }

    private void askSomethingElse() {
        double fitting = standing.config().needs().goodRelevance();
        if (ask.relevance() >= fitting) return;
        Assessment after = outlook.assess(new Ask(ask.size(), fitting), standing);
        add(Action.ASK_SOMETHING_ELSE, Optional.empty(), after, standing);
    }

    private void attempt(Candidate candidate) {
        // Who asked to be left alone is owed what was promised, and nothing else.
        if (Rules.has(now, Rule.OPTED_OUT) && candidate.action() != Action.KEEP) return;
        Outlook changed = outlook.with(List.of(candidate.deed()));
        Standing after = changed.standing(standing.asOf());
        add(candidate.action(), candidate.commitmentId(), changed.assess(ask, after), after);
    }

    private void add(Action action, Optional<String> commitmentId, Assessment after, Standing then) {
        if (after.verdict().compareTo(now.verdict()) > 0) return;
        double score = then.score().score();
        Effect effect = Effect.of(action, now, after);
        boolean agreeing = action == Action.AGREE && score > standing.score().score();
        if (!effect.helps() && !agreeing) return;
        advice.add(new Advice(
                action, standing.asOf(), effect.removes(), effect.eases(), commitmentId, after.verdict(), score));
    }

    /** Until the ask is reasonable; where it will not be by waiting, until the first of the reasons is gone. */
    private void await() {
        Optional<LocalDate> day = Waiting.untilReasonable(outlook, ask, standing.asOf());
        if (day.isEmpty()) {
            List<Rule> passing = Rules.of(now).stream()
                    .filter(rule -> !rule.hard() && Waiting.removes(rule))
                    .toList();
            day = untilOneIsGone(passing);
        }
        day.ifPresent(until -> waitUntil(Action.WAIT, until));
    }
}
