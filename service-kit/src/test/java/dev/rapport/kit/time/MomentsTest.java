package dev.rapport.kit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.rapport.kit.problem.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-03-31T23:59:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private final Clock clock = Clock.fixed(NOW.plusNanos(1234567), ZoneOffset.ofHours(2));

    @Test
    void now_is_cut_to_the_microsecond_that_the_database_keeps() {
        assertEquals(NOW.plusNanos(1234000), Moments.now(clock));
    }

    @Test
    void days_are_those_of_utc_whatever_the_clocks_zone() {
        assertEquals(TODAY, Moments.today(clock));
        assertEquals(TODAY, Moments.dayOf(NOW));
        assertEquals(TODAY.plusDays(1), Moments.dayOf(NOW.plusSeconds(60)));
    }

    @Test
    void what_is_not_dated_happened_now() {
        assertEquals(Moments.now(clock), Moments.happened(null, clock, "/occurredAt"));
        assertEquals(TODAY, Moments.happenedOn(null, clock, "/on"));
    }

    @Test
    void the_past_is_welcome_and_five_minutes_are_forgiven() {
        Instant edge = Moments.now(clock).plus(Duration.ofMinutes(5));
        assertEquals(edge, Moments.happened(edge, clock, "/occurredAt"));
        assertEquals(Instant.EPOCH, Moments.happened(Instant.EPOCH, clock, "/occurredAt"));
        assertEquals(TODAY.minusYears(9), Moments.happenedOn(TODAY.minusYears(9), clock, "/on"));
        assertEquals(TODAY, Moments.happenedOn(TODAY, clock, "/on"));
    }

    @Test
    void the_future_is_refused_at_its_place_in_the_body() {
        Instant beyond = Moments.now(clock).plus(Duration.ofMinutes(5)).plusNanos(1000);
        var time = assertThrows(Refusal.class, () -> Moments.happened(beyond, clock, "/occurredAt"));
        assertEquals("/occurredAt", time.violations().getFirst().pointer());
        assertEquals("in_the_future", time.violations().getFirst().code());
        var day = assertThrows(Refusal.class, () -> Moments.happenedOn(TODAY.plusDays(1), clock, "/on"));
        assertEquals("/on", day.violations().getFirst().pointer());
    }
}
