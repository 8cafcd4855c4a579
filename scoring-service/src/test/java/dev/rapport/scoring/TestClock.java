package dev.rapport.scoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

/** The service's clock, which runs with the machine's until a test turns it forward. */
@Mock
@Singleton
class TestClock extends Clock {

    private static volatile Duration ahead = Duration.ZERO;

    static void turnForward(Duration by) {
        ahead = ahead.plus(by);
    }

    static void turnBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
