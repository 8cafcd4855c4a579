package dev.rapport.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Checkout;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Ports;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/**
 * How long from the moment an interaction should be written until the score shows it. The load is open-loop: a write
 * starts when its time has come, whether or not earlier ones are done, and its waiting counts.
 */
public final class PostToScore {
    /** Each influencer gets a write every few seconds, so that one write's effect cannot be taken for another's. */
    private static final int INFLUENCERS = 400;

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration COME_BACK_AFTER = Duration.ofMillis(100);
    private static final int UNAVAILABLE = 503;
    /** Of one write in so many: who looks at all of them asks for more than all the rest of the load. */
    private static final int LOOKED_AT = 10;

    private static final int DIGITS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final int perSecond;

    /** In microseconds from the intended time. */
    public record Latencies(Histogram acknowledged, Histogram visible) {
        private Latencies() {
            this(new ConcurrentHistogram(DIGITS), new ConcurrentHistogram(DIGITS));
        }
    }

    /** @param api of a caller who may send as much */
    public PostToScore(Api api, int perSecond) {
        this.api = api;
        this.perSecond = perSecond;
    }

    /** Arguments: writes a second (50), seconds (60). */
    public static void main(String[] arguments) throws Exception {
        int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        var identity = LocalIdentity.keptIn(Checkout.data(System.getenv()).resolve("identity"));
        String token = identity.token("bench-" + UUID.randomUUID(), "bench", Role.EDITOR);
        try (var api = new Api(Ports.from(System.getenv()).endpoints(), token)) {
            var bench = new PostToScore(api, perSecond);
            bench.run(Duration.ofSeconds(Math.min(20, seconds)));
            report(bench.run(Duration.ofSeconds(seconds)));
        }
        System.exit(0);
    }

    /** Under influencers of its own, each time. */
    public Latencies run(Duration duration) throws Exception {
        String organization = id(api.post(Service.CONTACTS, "/v1/organizations", Map.of("name", "Bench")));
        List<String> influencers = new ArrayList<>();
        for (int i = 0; i < INFLUENCERS; i++) {
            influencers.add(id(api.post(Service.CONTACTS, "/v1/influencers", Map.of("name", "Bench " + i))));
        }
        var latencies = new Latencies();
        List<Future<?>> writes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < perSecond * duration.toSeconds(); i++) {
                long due = begin + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) Thread.sleep(Duration.ofNanos(Math.max(1, due - System.nanoTime())));
                String influencer = influencers.get(i % INFLUENCERS);
                int expected = i % LOOKED_AT == 0 ? i / INFLUENCERS + 1 : 0;
                writes.add(threads.submit(() -> write(organization, influencer, expected, due, latencies)));
            }
        }
        for (Future<?> write : writes) write.get();
        return latencies;
    }

    /** @param expected how many interactions the score will be of; 0: nobody looks */
    private Void write(String organization, String influencer, int expected, long due, Latencies latencies)
            throws InterruptedException {
        var engagement = Map.of("kind", "ENGAGEMENT", "organizationId", organization, "influencerId", influencer);
        while (!isTaken(engagement)) Thread.sleep(COME_BACK_AFTER);
        latencies.acknowledged().recordValue(microsSince(due));
        if (expected == 0) return null;
        while (api.get(Service.SCORING, "/v1/scores/" + influencer)
                        .get("interactions")
                        .asInt()
                < expected) {
            if (System.nanoTime() - due > PATIENCE.toNanos())
                throw new IllegalStateException("not visible in " + PATIENCE);
            Thread.sleep(LOOK_EVERY);
        }
        latencies.visible().recordValue(microsSince(due));
        return null;
    }

    /** False where the service sends it away, to come again; the time counts on. */
    private boolean isTaken(Map<String, String> engagement) {
        try {
            api.post(Service.INTERACTIONS, "/v1/interactions", engagement);
            return true;
        } catch (Api.Refused refused) {
            if (refused.status() != UNAVAILABLE) throw refused;
            return false;
        }
    }

    private static long microsSince(long due) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
    }

    private static void report(Latencies latencies) {
        System.out.printf(
                "%d writes, %d of them looked at, milliseconds from the intended time%n",
                latencies.acknowledged().getTotalCount(), latencies.visible().getTotalCount());
        System.out.println("                 p50     p95     p99     max");
        line("acknowledged", latencies.acknowledged());
        line("in the score", latencies.visible());
    }

    private static void line(String name, Histogram micros) {
        System.out.printf(
                "%-13s %7.1f %7.1f %7.1f %7.1f%n",
                name,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    private static String id(JsonNode item) {
        return item.get("id").asText();
    }
}
