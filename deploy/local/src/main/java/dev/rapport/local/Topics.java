package dev.rapport.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the platform, made where missing. */
final class Topics {
    static final List<String> STATE = List.of("contacts", "interactions", "scores");
    static final String DEAD_LETTERS = "dead-letters";

    private static final int PARTITIONS = 8;

    private Topics() {}

    static void create(String bootstrap) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var there = admin.listTopics().names().get();
            var missing =
                    wanted().filter(topic -> !there.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka has no topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<NewTopic> wanted() {
        // State topics are the latest state of everything, for ever.
        var state = STATE.stream().map(name -> topic(name, PARTITIONS, Map.of("cleanup.policy", "compact")));
        var retention = Long.toString(Duration.ofDays(14).toMillis());
        var deadLetters = topic(DEAD_LETTERS, 1, Map.of("cleanup.policy", "delete", "retention.ms", retention));
        return Stream.concat(state, Stream.of(deadLetters));
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) 1).configs(settings);
    }
}
