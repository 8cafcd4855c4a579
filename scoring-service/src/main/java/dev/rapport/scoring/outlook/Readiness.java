package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.Optional;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Verdict;

/**
 * Whether somebody can be asked by the day of a launch. Plans are sought only where doing nothing would not serve: they
 * cost some hundred times what a verdict costs.
 *
 * @param standing as things stand
 * @param now the verdict today
 * @param onLaunch the verdict on the day of launch if nothing more happens
 * @param plan towards the launch; empty where the ask is reasonable both today and, in silence, on that day
 */
public record Readiness(Standing standing, Assessment now, Assessment onLaunch, Optional<Plan> plan) {

    /** What to do about it, the most urgent first. */
    public enum Course {
        ASK_NOW,
        PREPARE,
        LEAVE_OUT
    }

    /** @param launchOn the day of the ask, not before today */
    public static Readiness of(Outlook outlook, Ask ask, LocalDate today, LocalDate launchOn) {
        Outlook known = outlook.until(today);
        Standing standing = known.standing(today);
        Assessment now = known.assess(ask, standing);
        Assessment onLaunch = launchOn.equals(today) ? now : known.assess(ask, launchOn);
        Optional<Plan> plan = isFine(now) && isFine(onLaunch)
                ? Optional.empty()
                : Optional.of(Planner.of(known, ask, today, launchOn));
        return new Readiness(standing, now, onLaunch, plan);
    }

    /** Whether the ask is reasonable on the day of launch, by doing nothing or by following the plan. */
    public boolean readyByLaunch() {
        return isFine(onLaunch) || plan.filter(Plan::ready).isPresent();
    }

    /** The first day on which the ask is reasonable, if the plan is followed; empty where no way was found. */
    public Optional<LocalDate> reasonableOn() {
        return isFine(now) ? Optional.of(standing.asOf()) : plan.flatMap(Plan::reasonableOn);
    }

    public Course course() {
        if (isFine(now)) return Course.ASK_NOW;
        return readyByLaunch() ? Course.PREPARE : Course.LEAVE_OUT;
    }

    private static boolean isFine(Assessment assessment) {
        return assessment.verdict() == Verdict.REASONABLE;
    }
}
