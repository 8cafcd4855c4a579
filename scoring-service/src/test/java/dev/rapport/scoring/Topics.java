package dev.rapport.scoring;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.rapport.local.LocalStack;

/** The real topics, and how far the service has read them. */
public final class Topics {

    static final String CONTACTS = "contacts";
    static final String INTERACTIONS = "interactions";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> BROKER =
            Map.of("bootstrap.servers", LocalStack.shared().kafka());
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(BROKER, new StringSerializer(), new ByteArraySerializer());
    private static final Admin ADMIN = Admin.create(BROKER);

    private Topics() {}

    /** Close together, so that the service may find them in one batch. */
    static List<RecordMetadata> send(List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(PRODUCER::send).toList();
        return sent.stream().map(one -> now(one::get)).toList();
    }

    /** Waits until the offsets of all are committed: then they are stored, or set aside. */
    static void awaitTaken(Collection<RecordMetadata> sent) {
        await("the events to be taken", () -> isTaken(sent));
    }

    static boolean isTaken(Collection<RecordMetadata> sent) {
        var contacts = committed(CONTACTS);
        var interactions = committed(INTERACTIONS);
        return sent.stream().allMatch(one -> isTaken(one, CONTACTS.equals(one.topic()) ? contacts : interactions));
    }

    private static boolean isTaken(RecordMetadata one, Map<TopicPartition, OffsetAndMetadata> committed) {
        OffsetAndMetadata next = committed.get(new TopicPartition(one.topic(), one.partition()));
        return next != null && next.offset() > one.offset();
    }

    /** By partition, the offset from which the service would go on. */
    static Map<TopicPartition, OffsetAndMetadata> committed(String topic) {
        return now(() -> ADMIN.listConsumerGroupOffsets("scoring-" + topic)
                .partitionsToOffsetAndMetadata()
                .get());
    }

    public static void await(String what, Callable<Boolean> reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!now(reached)) {
            if (System.nanoTime() > deadline) throw new AssertionError("waited in vain for " + what);
            now(() -> {
                Thread.sleep(5);
                return null;
            });
        }
    }

    private static <T> T now(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
