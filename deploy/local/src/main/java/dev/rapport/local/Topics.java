package dev.rapport.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the platform, made where missing. */
final class Topics {
    static final List<String> STATE = List.of("contacts", "interactions", "scores");
    static final String REMINDERS = "reminders";
    static final String DEAD_LETTERS = "dead-letters";

    private static final int PARTITIONS = 8;

    private Topics() {}

    /** @param client how to get in, on top of where to */
    static void create(String bootstrap, Map<String, Object> client) {
        create(bootstrap, client, 1);
    }

    /** @param copies of each record, on as many brokers; how many of them must have it is the brokers' setting */
    static void create(String bootstrap, Map<String, Object> client, int copies) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", bootstrap);
        try (var admin = Admin.create(settings)) {
            var there = admin.listTopics().names().get();
            var missing = wanted(copies)
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka has no topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<NewTopic> wanted(int copies) {
        // State topics are the latest state of everything, for ever.
        var state = STATE.stream().map(name -> topic(name, PARTITIONS, copies, Map.of("cleanup.policy", "compact")));
        // Dead letters are compacted, too, so that a tombstone takes one away before its time.
        return Stream.concat(
                state,
                Stream.of(
                        passing(REMINDERS, PARTITIONS, copies, "delete"),
                        passing(DEAD_LETTERS, 1, copies, "compact,delete")));
    }

    /** News that is of no use after a while. */
    private static NewTopic passing(String name, int partitions, int copies, String cleanup) {
        var retention = Long.toString(Duration.ofDays(14).toMillis());
        return topic(name, partitions, copies, Map.of("cleanup.policy", cleanup, "retention.ms", retention));
    }

    private static NewTopic topic(String name, int partitions, int copies, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) copies).configs(settings);
    }
}
