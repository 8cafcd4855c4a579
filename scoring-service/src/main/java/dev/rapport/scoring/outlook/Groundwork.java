package dev.rapport.scoring.outlook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Relationship;

/**
 * Whether time was taken with somebody, and something useful given before anything was asked.
 *
 * @param weeks how many different weeks saw meaningful contact
 * @param asked whether anything was ever asked
 * @param gaveFirst whether something useful was given on an earlier day than the first ask, or without any
 */
public record Groundwork(long weeks, boolean asked, boolean gaveFirst) {

    private static final int LASTING_WEEKS = 3;

    public static Groundwork of(Relationship relationship, LocalDate today) {
        long weeks = relationship.asOf(today).meaningfulDays().stream()
                .map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .distinct()
                .count();
        Optional<LocalDate> given = first(relationship, today, Groundwork::isUseful);
        Optional<LocalDate> asked = first(relationship, today, one -> one.kind() == Kind.ASK);
        boolean gaveFirst =
                given.isPresent() && asked.map(day -> given.get().isBefore(day)).orElse(true);
        return new Groundwork(weeks, asked.isPresent(), gaveFirst);
    }

    /** Whether there was contact in three weeks or more: a single busy one is not yet a relationship. */
    public boolean isLasting() {
        return weeks >= LASTING_WEEKS;
    }

    private static boolean isUseful(Interaction one) {
        return switch (one.kind()) {
            case HELP -> one.outcome() != Outcome.IGNORED && one.outcome() != Outcome.UNWELCOME;
            case GIFT -> Boolean.TRUE.equals(one.solicited());
            default -> false;
        };
    }

    private static Optional<LocalDate> first(Relationship relationship, LocalDate today, Predicate<Interaction> which) {
        return relationship.interactions().stream()
                .filter(which)
                .map(Interaction::occurredOn)
                .filter(day -> !day.isAfter(today))
                .min(Comparator.naturalOrder());
    }
}
