package dev.rapport.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Strangers who join the groups of the services and leave again, so that partitions change hands without end. */
final class Crowd {
    private static final Duration STAY = Duration.ofMillis(700);
    private static final Duration AWAY = Duration.ofMillis(300);

    private final String bootstrap;
    private final List<Thread> strangers = new ArrayList<>();
    private volatile boolean ended;

    Crowd(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    void come() {
        Topics.GROUPS.forEach(
                (group, topic) -> strangers.add(Thread.ofPlatform().daemon().start(() -> comeAndGo(group, topic))));
    }

    /** Returns when all have left. */
    void go() throws InterruptedException {
        ended = true;
        for (Thread one : strangers) one.join();
    }

    private void comeAndGo(String group, String topic) {
        try {
            while (!ended) {
                visit(group, topic);
                Thread.sleep(AWAY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(String group, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                group,
                // What it is given is not for it to say that it was done.
                "enable.auto.commit",
                false,
                "session.timeout.ms",
                6_000,
                "default.api.timeout.ms",
                3_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            consumer.poll(STAY);
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        } catch (KafkaException e) {
            // Where brokers are down, too, it comes again.
        }
    }
}
