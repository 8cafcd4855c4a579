package dev.rapport.local.bench.http;

import java.time.Duration;

/** Does the same again and again, as fast as it is answered. */
@FunctionalInterface
interface Load {
    double FASTER = 1.1;

    /**
     * @return how often it was done
     * @throws IllegalStateException where once it was not: what fails is cheap, and would be counted as fast
     */
    long run(Duration duration) throws Exception;

    /** Until it gets hardly any faster: what is still being compiled is not the most that can be. */
    default void warmUp(Duration step) throws Exception {
        for (long before = 0, now = 1; now > before * FASTER; ) {
            before = now;
            now = run(step);
        }
    }
}
