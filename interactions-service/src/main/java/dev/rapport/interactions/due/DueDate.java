package dev.rapport.interactions.due;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The day by which a promise is to be kept, and the days on which to remind of it; days are those of the agency. */
public record DueDate(LocalDate day) {

    /** As in the scoring model: a day late is not late. */
    public static final int GRACE_DAYS = 1;

    /**
     * The days before, of which an agency chooses some. Few, so that whoever looks for reminders need look at a promise
     * on these days only, whatever is chosen by then: a changed choice costs nothing and holds from the next day on.
     */
    public static final List<Integer> REMINDER_DAYS = List.of(30, 21, 14, 10, 7, 5, 3, 2, 1, 0);

    /** A promise that is overdue is always told. */
    private static final int OVERDUE = -(GRACE_DAYS + 1);

    public boolean isOverdue(LocalDate today) {
        return day.plusDays(GRACE_DAYS).isBefore(today);
    }

    /** The first overdue day; those due before {@code today.minusDays(GRACE_DAYS)} are. */
    public static LocalDate overdueBefore(LocalDate today) {
        return today.minusDays(GRACE_DAYS);
    }

    /** The first day not before this one on which there may be a reminder; empty after the last. */
    public Optional<LocalDate> nextLook(LocalDate from) {
        return daysOf(REMINDER_DAYS).filter(look -> !look.isBefore(from)).min(Comparator.naturalOrder());
    }

    /** The latest day up to today for which a reminder is wanted: of those that were missed, the others are no news. */
    public Optional<LocalDate> lastReminder(Collection<Integer> wanted, LocalDate today) {
        return daysOf(wanted).filter(reminder -> !reminder.isAfter(today)).max(Comparator.naturalOrder());
    }

    private Stream<LocalDate> daysOf(Collection<Integer> daysBefore) {
        return Stream.concat(daysBefore.stream(), Stream.of(OVERDUE)).map(day::minusDays);
    }
}
