package dev.rapport.kit.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/** One bucket for the reads and one for the writes of every agency, and of every address that comes without a token. */
@ApplicationScoped
class RateLimit {

    /** Buckets in memory; the one that was not used for longest goes, and it is a full one by then. */
    private static final int MOST = 20_000;

    /** Behind one address may be many people whose tokens have run out. */
    private static final int MORE_TRIES = 2;

    /**
     * What is left, as the draft "RateLimit header fields for HTTP" has it.
     *
     * @param policy name of what is counted, with quota and window
     * @param left with the seconds after which all of it is there again
     * @param retryAfter seconds; 0 where the request may go on
     */
    record Verdict(String policy, String left, long retryAfter) {}

    private record Key(String who, boolean write) {}

    private final Map<Key, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
            return size() > MOST;
        }
    });

    @Inject
    RateSettings settings;

    /** @param agency null for who comes without a token */
    Verdict count(String agency, String address, boolean write) {
        int rate = rate(agency, write);
        long quota = (long) rate * settings.burst();
        String who = agency == null ? "address " + address : "agency " + agency;
        ConsumptionProbe probe = buckets.computeIfAbsent(new Key(who, write), key -> bucket(rate, quota))
                .tryConsumeAndReturnRemaining(1);
        String name = write ? "writes" : "reads";
        long untilFull = Math.ceilDiv(quota - probe.getRemainingTokens(), rate);
        return new Verdict(
                '"' + name + "\";q=" + quota + ";w=" + settings.burst(),
                '"' + name + "\";r=" + probe.getRemainingTokens() + ";t=" + untilFull,
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    /** Whether so many bad tokens came from there that no more are looked at for now. */
    boolean hasTriedTooOften(String address) {
        Bucket tries = buckets.get(tries(address));
        return tries != null && tries.getAvailableTokens() == 0;
    }

    /** A bad token came from there. */
    void hasTried(String address) {
        int rate = MORE_TRIES * settings.reads();
        buckets.computeIfAbsent(tries(address), key -> bucket(rate, (long) rate * settings.burst()))
                .tryConsume(1);
    }

    private static Key tries(String address) {
        return new Key("tries " + address, false);
    }

    private int rate(String agency, boolean write) {
        Integer own = agency == null ? null : settings.agencies().get(agency);
        if (own != null) return own;
        return write ? settings.writes() : settings.reads();
    }

    private static Bucket bucket(int rate, long quota) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
