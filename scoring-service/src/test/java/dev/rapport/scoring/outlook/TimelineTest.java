package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TimelineTest {

    @ParameterizedTest(name = "{0} to {1} by {2}: {3}")
    @CsvSource({
        "2026-03-31,2026-03-31,DAY,2026-03-31",
        "2026-03-29,2026-03-31,DAY,2026-03-29 2026-03-30 2026-03-31",
        "2026-03-16,2026-03-31,WEEK,2026-03-17 2026-03-24 2026-03-31",
        "2026-03-17,2026-03-31,WEEK,2026-03-17 2026-03-24 2026-03-31",
        "2026-01-31,2026-03-31,MONTH,2026-01-31 2026-02-28 2026-03-31",
        "2026-01-30,2026-02-28,MONTH,2026-02-28",
        "2026-01-28,2026-02-28,MONTH,2026-01-28 2026-02-28",
        "2026-02-28,2026-03-31,MONTH,2026-02-28 2026-03-31"
    })
    void theStepsGoBackFromTheLastDay(LocalDate from, LocalDate to, Timeline.Step step, String days) {
        Timeline timeline = new Timeline(from, to, step);
        List<LocalDate> expected =
                List.of(days.split(" ")).stream().map(LocalDate::parse).toList();
        assertEquals(expected, timeline.days().toList());
        assertEquals(expected.size(), timeline.points());
    }

    @Test
    void aCourseThatEndsBeforeItBeginsIsRefused() {
        LocalDate day = LocalDate.of(2026, 3, 31);
        assertThrows(IllegalArgumentException.class, () -> new Timeline(day, day.minusDays(1), Timeline.Step.DAY));
    }
}
