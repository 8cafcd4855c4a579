package dev.rapport.interactions.due;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DueDateTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private final DueDate due = new DueDate(DAY);

    @Test
    void one_day_of_grace_passes_before_it_is_overdue() {
        assertFalse(due.isOverdue(DAY));
        assertFalse(due.isOverdue(DAY.plusDays(1)));
        assertTrue(due.isOverdue(DAY.plusDays(2)));
        assertEquals(DAY.plusDays(1), DueDate.overdueBefore(DAY.plusDays(2)));
    }

    @Test
    void of_the_reminders_that_were_missed_the_latest_is_news() {
        List<Integer> week = List.of(7, 1, 0);
        assertEquals(Optional.empty(), due.lastReminder(week, DAY.minusDays(8)));
        assertEquals(Optional.of(DAY.minusDays(7)), due.lastReminder(week, DAY.minusDays(7)));
        assertEquals(Optional.of(DAY.minusDays(7)), due.lastReminder(week, DAY.minusDays(2)));
        assertEquals(Optional.of(DAY), due.lastReminder(week, DAY.plusDays(1)));
        assertEquals(Optional.of(DAY.plusDays(2)), due.lastReminder(week, DAY.plusDays(400)));
    }

    @Test
    void who_wants_no_reminder_still_hears_that_it_is_overdue() {
        assertEquals(Optional.empty(), due.lastReminder(List.of(), DAY.plusDays(1)));
        assertEquals(Optional.of(DAY.plusDays(2)), due.lastReminder(List.of(), DAY.plusDays(2)));
    }

    @Test
    void after_the_last_day_nobody_looks_any_more() {
        assertEquals(Optional.of(DAY.minusDays(30)), due.nextLook(DAY.minusDays(400)));
        assertEquals(Optional.of(DAY.plusDays(2)), due.nextLook(DAY.plusDays(2)));
        assertEquals(Optional.empty(), due.nextLook(DAY.plusDays(3)));
    }

    /** Looking as {@link #nextLook} says, and on whatever days it comes to it, tells each wanted day at most once. */
    @Property(tries = 300)
    void whoever_looks_on_these_days_only_misses_none_and_tells_none_twice(
            @ForAll Set<@IntRange(max = 9) Integer> chosen,
            @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> late) {
        List<Integer> wanted = chosen.stream().map(DueDate.REMINDER_DAYS::get).toList();
        List<LocalDate> told = new ArrayList<>();
        boolean inTime = true;
        LocalDate look = due.nextLook(DAY.minusDays(40)).orElseThrow();
        for (int step = 0; look != null; step++) {
            int delay = step < late.size() ? late.get(step) : 0;
            inTime &= delay == 0;
            LocalDate today = look.plusDays(delay);
            LocalDate from = look;
            due.lastReminder(wanted, today).filter(day -> !day.isBefore(from)).ifPresent(told::add);
            look = due.nextLook(today.plusDays(1)).orElse(null);
        }
        assertEquals(told.size(), new HashSet<>(told).size(), "told twice");
        assertEquals(DAY.plusDays(2), told.getLast());
        if (inTime) {
            List<LocalDate> all = IntStream.concat(wanted.stream().mapToInt(days -> days), IntStream.of(-2))
                    .mapToObj(DAY::minusDays)
                    .sorted()
                    .toList();
            assertEquals(all, told);
        }
    }
}
