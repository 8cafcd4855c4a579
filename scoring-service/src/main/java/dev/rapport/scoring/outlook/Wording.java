package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Component;
import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Rule;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.model.Verdict;

/** The one place where codes and numbers become plain sentences. */
public final class Wording {

    /** What would be printed as 0.0. */
    private static final double NOTHING = 0.05;

    private Wording() {}

    /** Such as: Kept a promise 12 days ago: +2.1 points, most of it trust. */
    public static String of(Contribution one, Standing standing) {
        LocalDate asOf = standing.asOf();
        LocalDate day = Deeds.day(one.interaction(), asOf);
        String deed = Deeds.of(one.interaction(), standing) + " " + ago(ChronoUnit.DAYS.between(day, asOf));
        boolean none = one.components().values().stream().allMatch(points -> Math.abs(points) < NOTHING);
        return deed + ": " + (none ? "no effect on the score" : points(one.points()) + share(one.components())) + ".";
    }

    /** Such as: Trust, 62 of 100, brings 24.8 points. */
    public static String of(Dimension dimension, Component component) {
        String name = capital(name(dimension));
        return format("%s, %.0f of 100, brings %s.", name, component.score(), unsigned(component.contribution()));
    }

    /** Such as: Trust has lost 1.4 points to silence in 28 days. */
    public static String of(Explanation.Fading fading) {
        String name = capital(name(fading.dimension()));
        if (fading.points() < NOTHING) return name + " has lost nothing to silence in " + days() + ".";
        return name + " has lost " + unsigned(fading.points()) + " to silence in " + days() + ".";
    }

    /** Such as: A promise was due 9 days ago: it costs 3.2 points of trust until it is kept. */
    public static String of(Explanation.Overdue overdue) {
        return "A promise was due " + ago(overdue.days()) + ": it costs " + unsigned(overdue.points())
                + " of the score through trust, and more each day.";
    }

    /** Such as: Keep the promise that is open. Follow through, always: keep what is overdue before you ask. */
    public static String of(Advice advice) {
        return why(advice.action(), advice.removes(), advice.eases());
    }

    public static String of(Plan.Step step) {
        return why(step.action(), step.removes(), step.eases());
    }

    /** Such as: Research them. It settles this: ... By this plan the ask is reasonable from 2026-05-03 on. */
    public static String of(Readiness one) {
        return switch (one.course()) {
            case ASK_NOW -> askNow(one.onLaunch());
            case PREPARE -> prepare(one.plan().orElseThrow(), one.reasonableOn());
            case LEAVE_OUT ->
                one.reasonableOn()
                        .map(day ->
                                "It is too late for this launch: by the plan that was found the ask is reasonable from "
                                        + day + " on.")
                        .orElseGet(() -> "No plan was found for this ask. " + first(one.now()));
        };
    }

    private static String askNow(Assessment onLaunch) {
        if (onLaunch.verdict() == Verdict.REASONABLE) return "Nothing speaks against the ask, today or at the launch.";
        return "Nothing speaks against the ask today; at the launch, if nothing more happens, this will: "
                + first(onLaunch);
    }

    private static String prepare(Plan plan, Optional<LocalDate> day) {
        String step = plan.steps().stream().findFirst().map(Wording::of).orElse("Wait.");
        return step
                + day.map(on -> " By this plan the ask is reasonable from " + on + " on.")
                        .orElse("");
    }

    /** The rule that weighs most. */
    private static String first(Assessment against) {
        return against.reasons().getFirst().rule();
    }

    private static String why(Action action, List<Rule> removes, List<Rule> eases) {
        if (action == Action.ASK) return "Ask: nothing speaks against it.";
        if (!removes.isEmpty()) return action.words() + ". It settles this: " + sentence(removes, action);
        if (!eases.isEmpty()) return action.words() + ". It helps with this: " + sentence(eases, action);
        if (action == Action.AGREE)
            return action.words() + ": nothing is agreed yet, and what is agreed counts double.";
        return action.words() + ".";
    }

    /** The first it is meant against; for waiting the mildest. */
    private static String sentence(List<Rule> rules, Action action) {
        return rules.stream()
                .filter(action::isAgainst)
                .findFirst()
                .orElse(rules.getLast())
                .sentence();
    }

    static String name(Dimension dimension) {
        return switch (dimension) {
            case TRUST -> "trust";
            case RECIPROCITY -> "reciprocity";
            case ENGAGEMENT -> "engagement";
            case FAMILIARITY -> "familiarity";
            case CONTROL_MUTUALITY -> "balance of power";
        };
    }

    private static String share(Map<Dimension, Double> components) {
        Map.Entry<Dimension, Double> largest = components.entrySet().stream()
                .max(Comparator.comparingDouble(part -> Math.abs(part.getValue())))
                .orElseThrow();
        double all = components.values().stream().mapToDouble(Math::abs).sum();
        String name = name(largest.getKey());
        double rest = all - Math.abs(largest.getValue());
        if (rest < NOTHING) return ", all of it " + name;
        boolean against = components.values().stream().anyMatch(part -> part < -NOTHING)
                && components.values().stream().anyMatch(part -> part > NOTHING);
        if (against) return ", with " + format("%+.1f", largest.getValue()) + " for " + name;
        return rest < all / 2 ? ", most of it " + name : ", " + name + " before all";
    }

    private static String ago(long days) {
        if (days == 0) return "today";
        return days == 1 ? "yesterday" : days + " days ago";
    }

    private static String days() {
        return Explanation.FADING_DAYS + " days";
    }

    private static String points(double points) {
        return Math.abs(points) < NOTHING ? "0.0 points" : format("%+.1f points", points);
    }

    private static String unsigned(double points) {
        return format("%.1f points", points);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
