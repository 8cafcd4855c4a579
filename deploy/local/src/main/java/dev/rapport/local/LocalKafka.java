package dev.rapport.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/** A real Kafka broker, its own controller, in this JVM; can be taken away and brought back on the same port and data. */
public final class LocalKafka implements AutoCloseable {
    /** Copies of every record where there are brokers enough, and how many must have it before it counts as written. */
    static final int COPIES = 3;

    private static final int ENOUGH_COPIES = 2;
    private static final Map<String, String> FLUSHING = Map.of("log.flush.interval.ms", "1000");

    private final Path log;
    private final BrokerNode node;
    private final Map<String, String> more;
    private final Guard guard;
    private KafkaRaftServer server;

    /**
     * Who gets in.
     *
     * @param credentials of clients, such as {@code SCRAM-SHA-512=[name=…,password=…]}
     * @param client settings of a client that may do everything
     */
    record Guard(List<String> credentials, Map<String, Object> client) {}

    private LocalKafka(Path directory, BrokerNode node, Map<String, String> more, Guard guard) {
        this.log = directory.resolve("log");
        this.node = node;
        this.more = more;
        this.guard = guard;
    }

    /** For tests: any free port. */
    static LocalKafka throwAway(Path directory) {
        return new LocalKafka(directory, alone(Ports.free()), Map.of(), open()).start();
    }

    /** For real use: keeps its records over stops and kills. A broker alone has no replica to lean on, so it flushes. */
    static LocalKafka durable(Path directory, int port) {
        return new LocalKafka(directory, alone(port), FLUSHING, open()).start();
    }

    /** For tests of what keeps clients out. @param settings of the broker, instead of or on top of its usual ones */
    static LocalKafka guarded(Path directory, Map<String, String> settings, Guard guard) {
        return new LocalKafka(directory, alone(Ports.free()), settings, guard).start();
    }

    /** One of several, to be started by {@link #start}, which waits for most of the others. */
    static LocalKafka member(Path directory, BrokerNode node) {
        return new LocalKafka(directory, node, node.isAlone() ? FLUSHING : Map.of(), open());
    }

    private static BrokerNode alone(int port) {
        return BrokerNode.alone(Uuid.randomUuid().toString(), port);
    }

    private static Guard open() {
        return new Guard(List.of(), Map.of());
    }

    /** Starts, or starts again, and returns once all topics are there; those of several brokers are for who starts them. */
    synchronized LocalKafka start() {
        if (server != null) return this;
        format();
        var config = new KafkaConfig(settings(), false);
        server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            if (node.isAlone()) Topics.create(bootstrap(), guard.client());
            return this;
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops cleanly; clients see a broker that went away. */
    synchronized void stop() {
        if (server == null) return;
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    public String bootstrap() {
        return node.bootstrap();
    }

    @Override
    public void close() {
        stop();
    }

    private void format() {
        if (Files.exists(log.resolve("meta.properties"))) return;
        var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            Files.createDirectories(log);
            new Formatter()
                    .setNodeId(node.id())
                    .setClusterId(node.cluster())
                    .setControllerListenerName(BrokerNode.controllerListener())
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .setScramArguments(guard.credentials())
                    .setPrintStream(quiet)
                    .run();
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's directory could not be prepared: " + log, e);
        }
    }

    private Properties settings() {
        String copies = node.isAlone() ? "1" : Integer.toString(COPIES);
        String enough = node.isAlone() ? "1" : Integer.toString(ENOUGH_COPIES);
        var settings = new Properties();
        settings.putAll(node.settings());
        settings.putAll(Map.of(
                "log.dirs", log.toString(), "auto.create.topics.enable", "false", "min.insync.replicas", enough));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", copies,
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", copies,
                "transaction.state.log.min.isr", enough,
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", copies,
                "share.coordinator.state.topic.min.isr", enough,
                "share.coordinator.state.topic.num.partitions", "1"));
        // A small broker: few threads, small buffers, no waiting for group members that never come.
        settings.putAll(Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "2",
                "broker.heartbeat.interval.ms", "500",
                "log.cleaner.enable", "true",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.index.size.max.bytes", "1048576",
                "group.initial.rebalance.delay.ms", "0"));
        // After a kill the controller waits this long before it lets the same broker in again.
        settings.put("broker.session.timeout.ms", "3000");
        settings.putAll(more);
        return settings;
    }
}
