package dev.rapport.local.daytwo;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Whether every partition has all its copies. */
final class Copies {
    private static final List<String> TOPICS = List.of("contacts", "interactions", "scores");

    private Copies() {}

    /** As a broker that comes back has to catch up before the next may go. */
    static void awaitAll(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            Checks.until(
                    () -> admin.describeTopics(TOPICS).allTopicNames().get().values().stream()
                            .allMatch(Copies::areAll),
                    "all copies are there again");
        }
    }

    private static boolean areAll(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(one -> one.isr().size() == one.replicas().size());
    }
}
