package dev.rapport.interactions;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;

/** Stands in for contacts-service: tells of organizations and influencers as it does, on the real topic. */
final class ContactNews {

    static final String INFLUENCER = "influencer";
    static final String ORGANIZATION = "organization";

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", LocalStack.shared().kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    private ContactNews() {}

    static UUID made(String agency, String kind) {
        UUID id = Ids.next();
        told(agency, kind, id, 1, false);
        return id;
    }

    static void told(String agency, String kind, UUID id, long version, boolean deleted) {
        // interests are not read here: what a newer or fuller form adds must not disturb.
        String data = "{\"id\":\"%s\",\"version\":%d,\"deleted\":%b,\"interests\":[\"5f2b\"]}"
                .formatted(id, version, deleted);
        send(event(agency, "dev.rapport.contacts." + kind + ".v1", id.toString(), data));
    }

    static ProducerRecord<String, byte[]> event(String agency, String type, String subject, String data) {
        var record =
                new ProducerRecord<>("contacts", subject, data == null ? null : data.getBytes(StandardCharsets.UTF_8));
        Map.of("ce_agency", agency, "ce_type", type, "ce_subject", subject)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    static RecordMetadata send(ProducerRecord<String, byte[]> record) {
        try {
            return PRODUCER.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
