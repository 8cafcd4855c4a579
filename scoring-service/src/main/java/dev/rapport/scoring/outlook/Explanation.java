package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Standing;

/**
 * Why a score is what it is.
 *
 * @param contributions of what happened by then, the weightiest first, and by id where they weigh the same
 * @param fading what silence alone has taken lately, by component
 * @param overdue our promises past due and grace, those that cost most first
 */
public record Explanation(
        Standing standing, List<Contribution> contributions, List<Fading> fading, List<Overdue> overdue) {

    /** How far back fading is looked at. */
    public static final int FADING_DAYS = 28;

    private static final Comparator<Contribution> WEIGHTIEST = Comparator.comparingDouble(
                    (Contribution one) -> Math.abs(one.points()))
            .reversed()
            .thenComparing(one -> one.interaction().id());

    /**
     * @param points of the score that the component has lost in the last {@link #FADING_DAYS} days, had nothing happened
     *     in them; never below 0
     */
    public record Fading(Dimension dimension, double points) {}

    /**
     * @param days since it was due
     * @param points of the score that it costs through trust, as a positive number
     */
    public record Overdue(Interaction commitment, long days, double points) {}

    public Explanation {
        contributions = List.copyOf(contributions);
        fading = List.copyOf(fading);
        overdue = List.copyOf(overdue);
    }

    public static Explanation of(Relationship relationship, LocalDate day) {
        Standing standing = relationship.asOf(day);
        List<Contribution> contributions = contributions(relationship, standing);
        return new Explanation(standing, contributions, fading(relationship, day), overdue(standing, contributions));
    }

    /** Leave-one-out, plainly: what saturates and what is counted in windows allows no shortcut that stays exact. */
    static List<Contribution> contributions(Relationship relationship, Standing standing) {
        Score with = standing.score();
        return relationship.interactions().stream()
                .filter(one -> !one.occurredOn().isAfter(standing.asOf()))
                .map(one -> Contribution.of(one, with, without(one, relationship, standing)))
                .sorted(WEIGHTIEST)
                .toList();
    }

    private static Score without(Interaction one, Relationship relationship, Standing standing) {
        return relationship.without(one.id()).asOf(standing.asOf()).score();
    }

    /** The same evidence then and now: what lies between is left out on both days. */
    static List<Fading> fading(Relationship relationship, LocalDate day) {
        LocalDate then = day.minusDays(FADING_DAYS);
        Relationship old = relationship.until(then);
        List<String> closedSince = relationship.interactions().stream()
                .filter(one -> one.closedOn() != null
                        && one.closedOn().isAfter(then)
                        && !one.closedOn().isAfter(day))
                .map(Interaction::id)
                .toList();
        for (String id : closedSince) old = old.without(id);
        Map<Dimension, Double> lost =
                Contribution.difference(old.asOf(then).score(), old.asOf(day).score());
        return Stream.of(Dimension.values())
                .map(dimension -> new Fading(dimension, Math.max(0, lost.get(dimension))))
                .toList();
    }

    private static List<Overdue> overdue(Standing standing, List<Contribution> contributions) {
        List<String> late =
                standing.overdueCommitments().stream().map(Interaction::id).toList();
        return contributions.stream()
                .filter(one -> late.contains(one.interaction().id()))
                .map(one -> new Overdue(
                        one.interaction(),
                        ChronoUnit.DAYS.between(one.interaction().dueOn(), standing.asOf()),
                        -one.components().get(Dimension.TRUST)))
                .toList();
    }
}
