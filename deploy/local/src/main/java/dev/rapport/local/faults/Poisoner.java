package dev.rapport.local.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts into topics what nobody can take, and makes a topic anew that scoring keeps no more in than it has itself. */
final class Poisoner {
    static final String MARK = "poison";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final String bootstrap;
    private final Random chance;
    private volatile long recreatedAt;

    Poisoner(String bootstrap, long seed) {
        this.bootstrap = bootstrap;
        this.chance = new Random(seed);
    }

    /** A handful of each sort, for both topics that are read. */
    void poison() throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "delivery.timeout.ms",
                (int) PATIENCE.toMillis(),
                "request.timeout.ms",
                5_000,
                "max.block.ms",
                PATIENCE.toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
            for (String topic : List.of("contacts", "interactions")) {
                for (ProducerRecord<String, byte[]> record : records(topic)) sent.add(producer.send(record));
            }
            for (var one : sent) one.get();
        }
    }

    private List<ProducerRecord<String, byte[]>> records(String topic) {
        String type = topic.equals("contacts")
                ? "dev.rapport.contacts.influencer.v1"
                : "dev.rapport.interactions.interaction.v1";
        String id = UUID.randomUUID().toString();
        String good = "{\"id\":\"%s\",\"version\":1,\"deleted\":false}".formatted(id);
        return List.of(
                record(topic, id, Map.of("ce_agency", "faults", "ce_type", type), good),
                record(topic, id, Map.of("ce_type", type, "ce_subject", id), good),
                record(topic, "another", headers(type, id), good),
                record(topic, id, headers(type, id), "{\"id\":"),
                record(topic, id, headers(type, id), good.replace("\"version\":1", "\"version\":\"many\"")),
                record(topic, id, headers(type, id), " ".repeat(70_000)));
    }

    private static Map<String, String> headers(String type, String id) {
        return Map.of("ce_agency", "faults", "ce_type", type, "ce_subject", id);
    }

    private ProducerRecord<String, byte[]> record(String topic, String key, Map<String, String> headers, String text) {
        var record = new ProducerRecord<>(topic, chance.nextInt(8), key, text.getBytes(StandardCharsets.UTF_8));
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(MARK, "yes");
        all.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** What was told before is gone with it: scoring tells what changes, and keeps the rest in its table. */
    void recreateScores() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(List.of("scores")).all().get();
            var anew = new NewTopic("scores", 8, (short) 3).configs(Map.of("cleanup.policy", "compact"));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                try {
                    admin.createTopics(List.of(anew)).all().get();
                    recreatedAt = System.currentTimeMillis();
                    return;
                } catch (ExecutionException e) {
                    // The old one goes in its own time.
                    boolean soon = e.getCause() instanceof TopicExistsException
                            || e.getCause() instanceof UnknownTopicOrPartitionException;
                    if (!soon || System.nanoTime() > end) throw e;
                    Thread.sleep(200);
                }
            }
        }
    }

    /** Milliseconds since 1970; 0: never. */
    long recreatedAt() {
        return recreatedAt;
    }
}
