package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Verdict;

/**
 * Plans one action a week until the ask is reasonable, and on to the launch. Each week what could be done is tried, and
 * judged a week later against doing nothing: the first, in the order of advice, that takes a reason away is taken, or
 * else what helps most.
 */
public final class Planner {

    private static final int WEEK = 7;
    private static final int MOST_WEEKS = 52;

    private final Ask ask;
    private final LocalDate launchOn;
    private final List<Plan.Step> steps = new ArrayList<>();
    private Outlook outlook;
    private LocalDate reasonableOn;

    private Planner(Outlook outlook, Ask ask, LocalDate launchOn) {
        this.outlook = outlook;
        this.ask = ask;
        this.launchOn = launchOn;
    }

    /**
     * @param from the day on which the first step can be taken
     * @param launchOn the day of the ask, not before that
     */
    public static Plan of(Outlook outlook, Ask ask, LocalDate from, LocalDate launchOn) {
        if (launchOn.isBefore(from)) throw new IllegalArgumentException(launchOn + " is before " + from);
        Planner planner = new Planner(outlook.until(from), ask, launchOn);
        Assessment now = planner.outlook.assess(ask, from);
        planner.plan(from);
        return new Plan(
                now, planner.steps, Optional.ofNullable(planner.reasonableOn), planner.outlook.assess(ask, launchOn));
    }

    private void plan(LocalDate from) {
        for (int week = 0; week < MOST_WEEKS; week++) {
            LocalDate day = from.plusDays((long) WEEK * week);
            if (isDone(day)) return;
            boolean fine = reasonable(day) && reasonable(day.plusDays(WEEK));
            boolean more = fine || act(day);
            watch(day);
            if (!more) return;
        }
    }

    /** Once it is reasonable, only a launch still to come asks for more. */
    private boolean isDone(LocalDate day) {
        return reasonableOn != null && (day.isAfter(launchOn) || day.equals(launchOn) && reasonable(day));
    }

    private boolean reasonable(LocalDate day) {
        return outlook.assess(ask, day).verdict() == Verdict.REASONABLE;
    }

    private void watch(LocalDate monday) {
        for (int i = 0; reasonableOn == null && i < WEEK; i++) {
            if (reasonable(monday.plusDays(i))) reasonableOn = monday.plusDays(i);
        }
    }

    /** False where nothing more can be done. */
    private boolean act(LocalDate day) {
        Standing standing = outlook.standing(day);
        Assessment later = outlook.assess(ask, day.plusDays(WEEK));
        List<Rule> against = Rules.of(later);
        if (against.contains(Rule.OPTED_OUT)) return stop(day, Action.RESPECT_OPT_OUT, Rule.OPTED_OUT);
        if (against.contains(Rule.IRRELEVANT)) return stop(day, Action.ASK_SOMETHING_ELSE, Rule.IRRELEVANT);
        if (against.contains(Rule.WEAK_FIT)) return stop(day, Action.ASK_SOMETHING_ELSE, Rule.WEAK_FIT);
        Option best = best(Candidate.on(outlook, standing), day, later);
        if (best == null) {
            if (later.reasons().stream().anyMatch(reason -> !Waiting.removes(reason.code()))) return false;
            List<Rule> waitedOut = Rules.of(outlook.assess(ask, standing)).stream()
                    .filter(rule -> !against.contains(rule))
                    .toList();
            return await(day, waitedOut);
        }
        outlook = best.outlook();
        return steps.add(best.step(day));
    }

    /** Weeks of waiting in a row are one step. */
    private boolean await(LocalDate day, List<Rule> waitedOut) {
        if (steps.isEmpty() || steps.getLast().action() != Action.WAIT) {
            return steps.add(Plan.Step.without(day, Action.WAIT, waitedOut));
        }
        Plan.Step waiting = steps.removeLast();
        List<Rule> all = Stream.concat(waiting.removes().stream(), waitedOut.stream())
                .distinct()
                .toList();
        return steps.add(Plan.Step.without(waiting.on(), Action.WAIT, all));
    }

    private boolean stop(LocalDate day, Action action, Rule rule) {
        steps.add(Plan.Step.without(day, action, List.of(rule)));
        return false;
    }

    private Option best(List<Candidate> candidates, LocalDate day, Assessment later) {
        Option best = null;
        for (Candidate candidate : candidates) {
            Outlook changed = outlook.with(List.of(candidate.deed()));
            Assessment after = changed.assess(ask, day.plusDays(WEEK));
            Effect effect = Effect.of(candidate.action(), later, after);
            if (!effect.helps() || after.verdict().compareTo(later.verdict()) > 0) continue;
            Option option = new Option(candidate, changed, effect);
            // Research comes first, even where once is not enough.
            if (!effect.removes().isEmpty() || candidate.action() == Action.RESEARCH) return option;
            if (best == null || effect.relief() > best.effect().relief()) best = option;
        }
        return best;
    }

    private record Option(Candidate candidate, Outlook outlook, Effect effect) {
        Plan.Step step(LocalDate day) {
            return new Plan.Step(
                    day,
                    candidate.action(),
                    effect.removes(),
                    effect.eases(),
                    Optional.of(candidate.deed()),
                    candidate.commitmentId());
        }
    }
}
