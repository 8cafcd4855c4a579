package dev.rapport.scoring.intake;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.ledger.StaleTable.Cause;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CausesTest {

    private static final Instant EARLY = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    private final ContactKey mina = new ContactKey("north", UUID.randomUUID());
    private final ContactKey dax = new ContactKey("north", UUID.randomUUID());
    private final Causes causes = new Causes();

    @Test
    void theOldestSaysForHowLongAndTheLatestWhose() {
        causes.add(mina, new Cause(LATE, "first"));
        causes.add(mina, new Cause(EARLY, "second"));
        causes.add(dax, new Cause(LATE, "another"));
        assertEquals(new Cause(EARLY, "second"), causes.of(mina));
        assertEquals(new Cause(LATE, "another"), causes.of(dax));
    }

    @Test
    void whatIsNotSaidTakesNothingAway() {
        causes.add(mina, new Cause(EARLY, "first"));
        causes.add(mina, new Cause(null, null));
        assertEquals(new Cause(EARLY, "first"), causes.of(mina));
        causes.add(dax, Cause.UNKNOWN);
        causes.add(dax, new Cause(LATE, "late"));
        assertEquals(new Cause(LATE, "late"), causes.of(dax));
    }

    @Test
    void nothingIsKnownOfWhomNobodyTold() {
        assertEquals(Cause.UNKNOWN, causes.of(mina));
    }
}
