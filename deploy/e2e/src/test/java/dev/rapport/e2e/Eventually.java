package dev.rapport.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again until what was written in one service is seen in another. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    public static <T> T see(Supplier<T> look, Predicate<T> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            T found = look.get();
            if (wanted.test(found)) return found;
            if (Instant.now().isAfter(end))
                throw new AssertionError("not within " + PATIENCE + "; last seen: " + found);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
