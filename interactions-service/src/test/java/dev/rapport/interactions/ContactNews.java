package dev.rapport.interactions;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.rapport.kit.outbox.Pseudonym;
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

    /** An influencer who is known by names, such as {@code email:a@b.example}, too. */
    static UUID known(String agency, String... names) {
        UUID id = Ids.next();
        String keys = Pseudonym.of(agency, Stream.of(names)).stream()
                .map(key -> '"' + key + '"')
                .collect(Collectors.joining(","));
        String data =
                "{\"id\":\"%s\",\"version\":1,\"deleted\":false,\"interests\":[],\"keys\":[%s]}".formatted(id, keys);
        send(event(agency, "dev.rapport.contacts.influencer.v1", id.toString(), data));
        return id;
    }

    static void told(String agency, String kind, UUID id, long version, boolean deleted) {
        // interests are not read here: what a newer or fuller form adds must not disturb.
        String data = "{\"id\":\"%s\",\"version\":%d,\"deleted\":%b,\"interests\":[\"5f2b\"]}"
                .formatted(id, version, deleted);
        send(event(agency, "dev.rapport.contacts." + kind + ".v1", id.toString(), data));
    }

    /** @param fields on top of id, version and deleted, as JSON without its braces */
    static void told(String agency, String type, UUID id, long version, String fields) {
        String data = "{\"id\":\"%s\",\"version\":%d,\"deleted\":false,%s}".formatted(id, version, fields);
        send(event(agency, "dev.rapport.contacts." + type + ".v1", id.toString(), data));
    }

    static UUID optOut(String agency, UUID influencer, String on) {
        UUID id = Ids.next();
        permission(agency, id, 1, influencer, "OPT_OUT", on);
        return id;
    }

    static void permission(String agency, UUID id, long version, UUID influencer, String permission, String on) {
        told(
                agency,
                "contact-permission",
                id,
                version,
                "\"influencerId\":\"%s\",\"permission\":\"%s\",\"on\":\"%s\"".formatted(influencer, permission, on));
    }

    static UUID research(String agency, UUID id, long version, UUID influencer, String at, int value) {
        told(
                agency,
                "research",
                id,
                version,
                "\"influencerId\":\"%s\",\"occurredAt\":\"%s\",\"value\":%d".formatted(influencer, at, value));
        return id;
    }

    /** @param into null where they part again */
    static void merged(String agency, UUID id, long version, UUID into) {
        String more = into == null ? "" : ",\"mergedInto\":\"" + into + "\"";
        String data =
                "{\"id\":\"%s\",\"version\":%d,\"deleted\":false,\"interests\":[]%s}".formatted(id, version, more);
        send(event(agency, "dev.rapport.contacts.influencer.v1", id.toString(), data));
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
