package dev.rapport.scoring.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rapport.scoring.ledger.LedgerChanged;

/**
 * Whether a backlog is being taken in. A score that is computed meanwhile is stale a moment later, and who computes it and
 * who takes events in wait for each other's locks: so most of the time is left to the intake, and some to the scores, for
 * a backlog may last, and may be one agency's while the others wait for theirs.
 */
@ApplicationScoped
class Backlog {

    /** What comes as it happens comes in smaller batches. */
    private static final int A_BATCH = 500;

    private static final long QUIET_NANOS = 500_000_000;
    private static final long TURN_NANOS = 3_000_000_000L;
    private static final long OF_INTAKE_NANOS = 2_500_000_000L;

    private boolean any;
    private long begun;
    private long latest;

    void changed(@Observes LedgerChanged event) {
        if (event.events() >= A_BATCH) taken(System.nanoTime());
    }

    boolean holdsScores() {
        return holdsScores(System.nanoTime());
    }

    /** A large batch was stored just now. */
    synchronized void taken(long now) {
        if (isOver(now)) begun = now;
        latest = now;
        any = true;
    }

    synchronized boolean holdsScores(long now) {
        return !isOver(now) && (now - begun) % TURN_NANOS < OF_INTAKE_NANOS;
    }

    private boolean isOver(long now) {
        return !any || now - latest > QUIET_NANOS;
    }
}
