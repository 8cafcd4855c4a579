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
    private static final String NODE = "1";
    private static final String CONTROLLER = "CONTROLLER";

    private final Path log;
    private final int port;
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

    private LocalKafka(Path directory, int port, Map<String, String> more, Guard guard) {
        this.log = directory.resolve("log");
        this.port = port;
        this.more = more;
        this.guard = guard;
    }

    /** For tests: any free port. */
    static LocalKafka throwAway(Path directory) {
        return new LocalKafka(directory, Ports.free(), Map.of(), open()).start();
    }

    /** For real use: keeps its records over stops and kills. A broker alone has no replica to lean on, so it flushes. */
    static LocalKafka durable(Path directory, int port) {
        return new LocalKafka(directory, port, Map.of("log.flush.interval.ms", "1000"), open()).start();
    }

    /** For tests of what keeps clients out. @param settings of the broker, instead of or on top of its usual ones */
    static LocalKafka guarded(Path directory, Map<String, String> settings, Guard guard) {
        return new LocalKafka(directory, Ports.free(), settings, guard).start();
    }

    private static Guard open() {
        return new Guard(List.of(), Map.of());
    }

    /** Starts, or starts again, and returns once all topics are there. */
    synchronized LocalKafka start() {
        if (server != null) return this;
        format();
        var config = new KafkaConfig(settings(Ports.free()), false);
        server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            Topics.create(bootstrap(), guard.client());
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
        return "127.0.0.1:" + port;
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
                    .setNodeId(Integer.parseInt(NODE))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
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

    private Properties settings(int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                NODE,
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + bootstrap(),
                "log.dirs",
                log.toString(),
                "auto.create.topics.enable",
                "false"));
        // One broker: what a cluster keeps three times is kept once.
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
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
