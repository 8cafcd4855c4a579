package dev.rapport.scoring.upkeep;

import org.junit.jupiter.api.Test;

import dev.rapport.scoring.ledger.LedgerChanged;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BacklogTest {

    private static final long SECOND = 1_000_000_000;
    private static final long BEGIN = 42 * SECOND;

    private final Backlog backlog = new Backlog();

    @Test
    void scoresWaitWhileLargeBatchesFollowEachOther() {
        assertFalse(backlog.holdsScores(BEGIN));
        backlog.taken(BEGIN);
        backlog.taken(BEGIN + SECOND / 4);
        assertTrue(backlog.holdsScores(BEGIN + SECOND / 2));
    }

    @Test
    void theyAreComputedOnceNoMoreComes() {
        backlog.taken(BEGIN);
        assertFalse(backlog.holdsScores(BEGIN + SECOND));
    }

    @Test
    void inALongBacklogTheyHaveTheirShareOfTheTime() {
        int held = 0;
        for (int quarter = 0; quarter < 480; quarter++) {
            long now = BEGIN + quarter * SECOND / 4;
            backlog.taken(now);
            if (backlog.holdsScores(now)) held++;
        }
        assertTrue(held == 400, held + " of 480");
    }

    @Test
    void whatComesAsItHappensHoldsNothing() {
        backlog.changed(new LedgerChanged(499));
        assertFalse(backlog.holdsScores());
        backlog.changed(new LedgerChanged(500));
        assertTrue(backlog.holdsScores());
    }
}
