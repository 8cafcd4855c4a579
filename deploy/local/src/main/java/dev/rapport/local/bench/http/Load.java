package dev.rapport.local.bench.http;

import java.time.Duration;

/** Does the same again and again, as fast as it is answered. */
@FunctionalInterface
interface Load {

    /**
     * @return how often it was done
     * @throws IllegalStateException where once it was not: what fails is cheap, and would be counted as fast
     */
    long run(Duration duration) throws Exception;
}
