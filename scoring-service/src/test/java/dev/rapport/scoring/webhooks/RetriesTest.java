package dev.rapport.scoring.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RetriesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Retries RETRIES =
            new Retries(List.of(Duration.ofSeconds(10), Duration.ofHours(1)), Duration.ofHours(24));

    @Test
    void pausesGrowAndEnd() {
        assertEquals(Optional.of(NOW.plusSeconds(10)), RETRIES.next(1, NOW, null, 0));
        assertEquals(Optional.of(NOW.plusSeconds(3600)), RETRIES.next(2, NOW, null, 0));
        assertEquals(Optional.empty(), RETRIES.next(3, NOW, "10", 0));
    }

    @Test
    void aFifthIsAddedAtMost() {
        assertEquals(Optional.of(NOW.plusSeconds(12)), RETRIES.next(1, NOW, null, 1));
    }

    @Test
    void theReceiverMayAskForMoreTimeButNotForLessAndNotForEver() {
        assertEquals(Optional.of(NOW.plusSeconds(60)), RETRIES.next(1, NOW, "60", 0));
        assertEquals(Optional.of(NOW.plusSeconds(10)), RETRIES.next(1, NOW, "1", 0));
        assertEquals(Optional.of(NOW.plusSeconds(86_400)), RETRIES.next(1, NOW, "999999999", 0));
        assertEquals(Optional.of(NOW.plusSeconds(90)), RETRIES.next(1, NOW, "Sun, 01 Mar 2026 00:01:30 GMT", 0));
        for (String nonsense : List.of("", "soon", "-5", "1e9", "99999999999999999999"))
            assertEquals(Optional.of(NOW.plusSeconds(10)), RETRIES.next(1, NOW, nonsense, 0), nonsense);
    }
}
