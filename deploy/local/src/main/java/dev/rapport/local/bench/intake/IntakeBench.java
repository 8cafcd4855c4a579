package dev.rapport.local.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.kafka.clients.admin.Admin;

import dev.rapport.local.Checkout;
import dev.rapport.local.Doors;
import dev.rapport.local.Infrastructure;
import dev.rapport.local.Ports;
import dev.rapport.local.ServiceProcess;
import dev.rapport.local.bench.Cpu;

/**
 * How fast scoring takes in a backlog, and others the same one: by turns, each from the beginning of the topic, in a
 * process and a group of its own. How far somebody is, is what they have committed. On a PostgreSQL and a broker of its own
 * that keep what they confirmed. Linux only.
 */
public final class IntakeBench {
    private static final long LOOK_MILLIS = 50;
    private static final int SLOW_ROUNDS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final int events;
    private final int rounds;
    private final Infrastructure infrastructure;
    private final Store store;
    private final Contestants contestants;
    private final Results results = new Results();
    private final Admin kafka;

    private IntakeBench(int events, int rounds, Path directory) throws Exception {
        this.events = events;
        this.rounds = rounds;
        Doors none = Doors.free();
        infrastructure =
                Infrastructure.durable(directory, new Ports(Ports.free(), Ports.free(), none, none, none, none, 0));
        store = new Store(infrastructure.postgres());
        store.run(Contestants.BENCH, Sums.TABLES);
        store.run(Contestants.BENCH, "ALTER TABLE sums OWNER TO bench");
        store.run(Contestants.BENCH, "ALTER TABLE seen OWNER TO bench");
        contestants = new Contestants(infrastructure, store, directory);
        kafka = Admin.create(
                Map.of("bootstrap.servers", infrastructure.coordinates().kafka()));
    }

    /** Arguments: events (500,000), rounds (5). */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path directory = Checkout.root().resolve("deploy/local/target/bench-intake");
        Files.createDirectories(directory);
        Path own = Files.createTempDirectory(directory, "run");
        var bench = new IntakeBench(events, rounds, own);
        // However this ends: none of the others would notice.
        Runtime.getRuntime().addShutdownHook(new Thread(bench::end));
        bench.run();
        System.exit(0);
    }

    private void run() throws Exception {
        migrate();
        Backlog.tell(infrastructure.coordinates().kafka(), Contestants.mostWarmUp() + events);
        List<Contestant> all = new ArrayList<>(contestants.quick(events));
        all.addAll(contestants.slow(events));
        for (int round = 1; round <= rounds; round++) {
            for (Contestant one : all) {
                if (round > SLOW_ROUNDS && one.events() < events) continue;
                Measurement measured = measure(one, "bench-" + round + "-" + all.indexOf(one));
                results.add(one, measured);
                System.err.printf("round %d, %s: %s%n", round, one.name(), measured);
            }
            // After each, for a round takes minutes.
            System.out.printf("After %d of %d rounds:%n%n%s%n", round, rounds, results.table(Contestants.SCORING));
        }
    }

    /** Tables are made, and the service has seen that there is nothing to make anew. */
    private void migrate() throws Exception {
        ServiceProcess service = contestants.startService("bench-0");
        try (HttpClient http = HttpClient.newHttpClient()) {
            service.awaitReady(http);
        }
        awaitZero("SELECT 1 - count(*) FROM rebuild WHERE state = 'DONE'");
        end(service.process());
    }

    private Measurement measure(Contestant who, String group) throws Exception {
        Process process = who.start().in(group);
        try {
            Measurement.Look begin = await(who.warmUp(), process, group);
            Measurement.Look end = await(who.warmUp() + who.events(), process, group);
            double settled = 0;
            if (who.database().equals(Contestants.SCORING)) {
                awaitZero("SELECT count(*) FROM (SELECT FROM stale_score LIMIT 1) one");
                Measurement.Look all = look(process.toHandle(), end.events());
                settled = all.since(begin, 0).rate();
            }
            check(who, end.events());
            return end.since(begin, settled);
        } finally {
            end(process);
            store.empty(who.database(), who.tables());
        }
    }

    /** Who committed what it did not store has won nothing. */
    private void check(Contestant who, long committed) throws Exception {
        if (who.counted() == null) return;
        long stored = store.number(who.database(), who.counted());
        if (stored < committed)
            throw new IllegalStateException(who.name() + " committed " + committed + " and stored " + stored);
    }

    private Measurement.Look await(long wanted, Process process, String group) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long committed = committed(group);
        while (committed < wanted) {
            if (!process.isAlive()) throw new IllegalStateException(group + " has ended, see its log");
            if (System.nanoTime() > deadline)
                throw new IllegalStateException(group + " is no further than " + committed);
            Thread.sleep(LOOK_MILLIS);
            committed = committed(group);
        }
        return look(process.toHandle(), committed);
    }

    private long committed(String group) throws Exception {
        return kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(one -> one.getKey().topic().equals("interactions") && one.getValue() != null)
                .mapToLong(one -> one.getValue().offset())
                .sum();
    }

    private Measurement.Look look(ProcessHandle process, long committed) {
        return new Measurement.Look(
                System.nanoTime(),
                committed,
                Cpu.of(process),
                Cpu.ofFamily(store.process()),
                Cpu.of(ProcessHandle.current()));
    }

    private void awaitZero(String sql) throws Exception {
        while (store.number(Contestants.SCORING, sql) > 0) Thread.sleep(LOOK_MILLIS);
    }

    private void end() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        try {
            infrastructure.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
