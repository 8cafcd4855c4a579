package dev.rapport.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    private static final int INFLUENCERS = 200;

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final int perSecond;
    private final int seconds;

    private record Latency(long acknowledged, long visible) {}

    private PostToScore(Api api, int perSecond, int seconds) {
        this.api = api;
        this.perSecond = perSecond;
        this.seconds = seconds;
    }

    /** Arguments: writes a second (50), seconds (60). */
    public static void main(String[] arguments) throws Exception {
        int perSecond = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        var identity = LocalIdentity.keptIn(Checkout.data(System.getenv()).resolve("identity"));
        String token = identity.token("bench-" + UUID.randomUUID(), "bench", Role.EDITOR);
        try (var api = new Api(Ports.from(System.getenv()).endpoints(), token)) {
            var bench = new PostToScore(api, perSecond, seconds);
            bench.run(Math.min(20, seconds), "warm-up");
            bench.run(seconds, "measured");
        }
        System.exit(0);
    }

    private void run(int duration, String phase) throws Exception {
        String organization = id(api.post(Service.CONTACTS, "/v1/organizations", Map.of("name", "Bench")));
        List<String> influencers = new ArrayList<>();
        for (int i = 0; i < INFLUENCERS; i++) {
            influencers.add(id(api.post(Service.CONTACTS, "/v1/influencers", Map.of("name", "Bench " + i))));
        }
        List<Future<Latency>> writes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < perSecond * duration; i++) {
                long due = begin + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) Thread.sleep(Duration.ofNanos(Math.max(1, due - System.nanoTime())));
                String influencer = influencers.get(i % INFLUENCERS);
                int expected = i / INFLUENCERS + 1;
                writes.add(threads.submit(() -> write(organization, influencer, expected, due)));
            }
        }
        List<Latency> latencies = new ArrayList<>();
        for (Future<Latency> write : writes) latencies.add(write.get());
        if (phase.equals("measured")) report(latencies);
    }

    private Latency write(String organization, String influencer, int expected, long due) throws InterruptedException {
        var engagement = Map.of("kind", "ENGAGEMENT", "organizationId", organization, "influencerId", influencer);
        api.post(Service.INTERACTIONS, "/v1/interactions", engagement);
        long acknowledged = System.nanoTime() - due;
        while (api.get(Service.SCORING, "/v1/scores/" + influencer)
                        .get("interactions")
                        .asInt()
                < expected) {
            if (System.nanoTime() - due > PATIENCE.toNanos())
                throw new IllegalStateException("not visible in " + PATIENCE);
            Thread.sleep(LOOK_EVERY);
        }
        return new Latency(acknowledged, System.nanoTime() - due);
    }

    private void report(List<Latency> latencies) {
        System.out.printf(
                "%d writes at %d a second, milliseconds from the intended time%n", latencies.size(), perSecond);
        System.out.println("                 p50     p95     p99     max");
        line("acknowledged", latencies.stream().mapToLong(Latency::acknowledged).toArray());
        line("in the score", latencies.stream().mapToLong(Latency::visible).toArray());
    }

    private static void line(String name, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-13s %7.1f %7.1f %7.1f %7.1f%n", name, at(nanos, 50), at(nanos, 95), at(nanos, 99), at(nanos, 100));
    }

    private static double at(long[] sorted, int percentile) {
        int index = (int) Math.ceil(percentile / 100.0 * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }

    private static String id(com.fasterxml.jackson.databind.JsonNode item) {
        return item.get("id").asText();
    }
}
