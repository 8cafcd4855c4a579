package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Standing;

/**
 * The days a course of scores is shown for: the last one, and back from it by even steps as far as the first, so that
 * the newest point is always the day asked for. Months step back from the last day: the 31st becomes the 30th.
 */
public record Timeline(LocalDate from, LocalDate to, Step step) {

    /** How far apart two points are. */
    public enum Step {
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit unit;

        Step(ChronoUnit unit) {
            this.unit = unit;
        }

        /** As it is written in a request. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Timeline {
        if (from.isAfter(to)) throw new IllegalArgumentException(from + " is after " + to);
    }

    public long points() {
        long steps = step.unit.between(from, to);
        // Counted forward, a month that ends on a shorter one falls short of the steps back.
        return to.minus(steps + 1, step.unit).isBefore(from) ? steps + 1 : steps + 2;
    }

    /** Ascending. */
    public Stream<LocalDate> days() {
        long last = points() - 1;
        return LongStream.rangeClosed(0, last).mapToObj(i -> to.minus(last - i, step.unit));
    }

    /** The same function as today's score, on each of the days. */
    public Stream<Standing> of(Relationship relationship) {
        return days().map(relationship::asOf);
    }
}
