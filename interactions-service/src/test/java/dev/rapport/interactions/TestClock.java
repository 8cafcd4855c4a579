package dev.rapport.interactions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

/** The service's clock, which runs with the machine's until a test turns it. */
@Mock
@Singleton
class TestClock extends Clock {

    private static volatile Duration ahead = Duration.ZERO;

    private final ZoneId zone;

    TestClock() {
        this(ZoneOffset.UTC);
    }

    private TestClock(ZoneId zone) {
        this.zone = zone;
    }

    static void turnForward(Duration by) {
        ahead = ahead.plus(by);
    }

    /** From there on it runs. */
    static void turnTo(Instant time) {
        ahead = Duration.between(Instant.now(), time);
    }

    static Instant now() {
        return Instant.now().plus(ahead);
    }

    static void turnBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(other);
    }
}
