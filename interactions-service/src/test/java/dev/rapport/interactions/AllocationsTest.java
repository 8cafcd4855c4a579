package dev.rapport.interactions;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Allocations;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What nobody notices in a profile of one change adds up over many. */
@QuarkusTest
class AllocationsTest {

    /** A third more than it was when this was written. */
    private static final long MOST = 180;

    private final Relationship ours = Relationship.fresh();

    @Test
    void anInteractionIsWrittenWithLittleMemory() {
        long kilobytes = Allocations.kilobytesOf(() -> ours.made(INTERACTIONS, "kind", "ENGAGEMENT"));
        assertTrue(kilobytes <= MOST, kilobytes + " KB for an interaction");
    }
}
