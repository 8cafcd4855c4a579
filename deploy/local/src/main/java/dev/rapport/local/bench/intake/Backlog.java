package dev.rapport.local.bench.intake;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events that lie on the topic before anybody takes them in: of all relationships by turns, as days bring them. */
final class Backlog {
    private static final int A_RELATIONSHIP = 100;
    private static final int AGENCIES = 10;

    private Backlog() {}

    static void tell(String kafka, int events) {
        int relationships = Math.max(1, events / A_RELATIONSHIP);
        UUID[] influencers = ids(relationships);
        UUID[] organizations = ids(AGENCIES);
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(3L * A_RELATIONSHIP);
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            int partitions = producer.partitionsFor("interactions").size();
            for (int i = 0; i < events; i++) {
                int who = i % relationships;
                int nth = i / relationships;
                int agency = who % AGENCIES;
                producer.send(new Event(
                                i,
                                "agency-" + agency,
                                organizations[agency],
                                influencers[who],
                                Event.kind(nth),
                                first.plusDays(3L * nth))
                        .record(partitions));
            }
        }
    }

    private static UUID[] ids(int count) {
        return IntStream.range(0, count).mapToObj(one -> UUID.randomUUID()).toArray(UUID[]::new);
    }
}
