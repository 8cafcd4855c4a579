package dev.rapport.local.bench.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rapport.local.Checkout;
import dev.rapport.local.Doors;
import dev.rapport.local.Infrastructure;
import dev.rapport.local.Service;
import dev.rapport.local.ServiceProcess;

/** All who are measured, each in a JVM of the same kind as a service of {@code deploy/run}. */
final class Contestants {
    static final String SCORING = "scoring";
    static final String BENCH = "bench";
    static final String PEER = "peer";
    private static final int WARM_UP = 100_000;
    /** Of all events, one in so many. */
    private static final int A_PART = 25;

    private static final List<String> LEDGER = List.of(
            "ledger", "known_contact", "known_campaign", "stored_score", "stale_score", "score_change", "outbox");

    private final Infrastructure infrastructure;
    private final Store store;
    private final Path directory;

    Contestants(Infrastructure infrastructure, Store store, Path directory) {
        this.infrastructure = infrastructure;
        this.store = store;
        this.directory = directory;
    }

    static int mostWarmUp() {
        return WARM_UP;
    }

    Contestant scoring(int events) {
        return new Contestant(
                "scoring", WARM_UP, events, SCORING, LEDGER, this::startScoring, "SELECT count(*) FROM ledger");
    }

    List<Contestant> quick(int events) {
        return List.of(
                scoring(events),
                loop("loop, a batch a transaction", FoldingLoop.Way.FOLDING, WARM_UP, events),
                loop("the same, remembering what it counted", FoldingLoop.Way.REMEMBERING, WARM_UP, events),
                new Contestant("Kafka Streams aggregate", WARM_UP, events, BENCH, List.of(), this::startStreams, null));
    }

    /** They would take hours for the whole backlog. */
    List<Contestant> slow(int events) {
        int part = events / A_PART;
        int warmUp = part / 4;
        return List.of(
                loop("loop, a record a transaction", FoldingLoop.Way.ONE_BY_ONE, warmUp, part),
                new Contestant(
                        "peer, @KafkaListener",
                        warmUp,
                        part,
                        PEER,
                        List.of("score", "processed_event"),
                        this::startPeer,
                        "SELECT sum(interactions) FROM score"));
    }

    ServiceProcess startService(String group) throws IOException {
        Map<String, String> settings = infrastructure.coordinates().settings(Service.SCORING, Doors.free());
        settings.put("MP_MESSAGING_INCOMING_INTERACTIONS_GROUP_ID", group);
        return ServiceProcess.start(Service.SCORING.module(), settings, directory.resolve("logs"));
    }

    private Process startScoring(String group) throws IOException {
        return startService(group).process();
    }

    private Contestant loop(String name, FoldingLoop.Way way, int warmUp, int events) {
        Contestant.Start start = group -> java(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        FoldingLoop.class.getName(),
                        kafka(),
                        group,
                        store.url(BENCH) + "?user=" + Store.USER + "&password=" + store.password(),
                        way.name()),
                Map.of(),
                group);
        return new Contestant(
                name, warmUp, events, BENCH, List.of("sums", "seen"), start, "SELECT sum(interactions) FROM sums");
    }

    private Process startStreams(String group) throws IOException {
        Path built = peer().resolve("streams/target");
        return java(
                List.of(
                        "-cp",
                        built.resolve("classes") + ":" + built.resolve("lib") + "/*",
                        "dev.rapport.peer.streams.Aggregate",
                        kafka(),
                        "interactions",
                        group,
                        directory.resolve(group).toString()),
                Map.of(),
                group);
    }

    private Process startPeer(String group) throws IOException {
        Map<String, String> settings = PeerProcess.settings(infrastructure, store, "interactions");
        settings.put("SPRING_KAFKA_CONSUMER_GROUP_ID", group);
        return process(PeerProcess.command(), settings, group);
    }

    private Process java(List<String> arguments, Map<String, String> environment, String log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(arguments);
        return process(command, environment, log);
    }

    private Process process(List<String> command, Map<String, String> environment, String log) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log + ".log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String kafka() {
        return infrastructure.coordinates().kafka();
    }

    static Path peer() {
        return Checkout.root().resolve("deploy/bench/peer");
    }
}
