package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Verdict;

/**
 * The way to a reasonable ask.
 *
 * @param now as things stand on the first day
 * @param steps one action a week at most, in time
 * @param reasonableOn the first day on which the ask is reasonable if the steps are taken; empty where no way was found
 * @param atLaunch as things will stand on the day of launch if the steps are taken
 */
public record Plan(Assessment now, List<Step> steps, Optional<LocalDate> reasonableOn, Assessment atLaunch) {

    /**
     * One action.
     *
     * @param on the first day of its week
     * @param removes the reasons that are gone a week later because of it
     * @param eases those it brings closer to what is needed
     * @param deed what it leaves, as an interaction; empty for waiting and for what is not to be done
     * @param commitmentId the promise to keep, where there is one
     */
    public record Step(
            LocalDate on,
            Action action,
            List<Rule> removes,
            List<Rule> eases,
            Optional<Interaction> deed,
            Optional<String> commitmentId) {

        static Step without(LocalDate on, Action action, List<Rule> against) {
            return new Step(on, action, List.copyOf(against), List.of(), Optional.empty(), Optional.empty());
        }
    }

    public Plan {
        steps = List.copyOf(steps);
    }

    /** Whether the ask is reasonable on the day of launch. */
    public boolean ready() {
        return atLaunch.verdict() == Verdict.REASONABLE;
    }

    /** The steps that leave something behind: what to suppose to see where the plan leads. */
    public List<Interaction> deeds() {
        return steps.stream().flatMap(step -> step.deed().stream()).toList();
    }
}
