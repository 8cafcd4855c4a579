package dev.rapport.local.daytwo;

import java.time.Duration;
import java.time.Instant;

/** What has to hold, now or soon. */
final class Checks {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Checks() {}

    /** Something that is looked at. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /** @param what is said to hold */
    static void require(boolean holds, String what) {
        if (!holds) throw new Rehearsal.Wrong("does not hold: " + what);
    }

    /** @param what holds sooner or later */
    static void until(Condition condition, String what) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            require(Instant.now().isBefore(end), what);
            Thread.sleep(100);
        }
    }
}
