package dev.rapport.kit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import dev.rapport.kit.problem.Refusal;

/** Rules about times that callers send: the past is welcome, the future is not. */
public final class Moments {

    /** Clocks differ a little between machines. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Moments() {}

    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The day asked for, or today (UTC) where none was. */
    public static LocalDate orToday(LocalDate asked, Clock clock) {
        return asked == null ? today(clock) : asked;
    }

    public static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The time sent, or now where none was; refused when more than 5 minutes ahead. */
    public static Instant happened(Instant sent, Clock clock, String pointer) {
        Instant now = now(clock);
        if (sent == null) return now;
        if (sent.isAfter(now.plus(TOLERANCE))) {
            throw Refusal.invalid(pointer, "in_the_future", "This must not lie in the future; it is " + now + " now.");
        }
        return sent;
    }

    /** The day sent, or today (UTC) where none was; refused when it is still to come. */
    public static LocalDate happenedOn(LocalDate sent, Clock clock, String pointer) {
        LocalDate today = today(clock);
        if (sent == null) return today;
        if (sent.isAfter(today)) {
            throw Refusal.invalid(
                    pointer, "in_the_future", "This must not lie in the future; today is " + today + " (UTC).");
        }
        return sent;
    }
}
