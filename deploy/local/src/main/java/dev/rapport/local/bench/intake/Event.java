package dev.rapport.local.bench.intake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * One interaction, as the service interactions tells of it.
 *
 * @param number of the event; ids are made of it, one after the other as the services' own are (UUID version 7)
 * @param day it happened, at noon
 */
public record Event(int number, String agency, UUID organization, UUID influencer, String kind, LocalDate day) {
    private static final String[] KINDS = {"HELP", "REPLY", "ENGAGEMENT", "ASK", "REPLY", "FOLLOW_UP"};

    /** What somebody's interaction of that number is. */
    public static String kind(int number) {
        return KINDS[number % KINDS.length];
    }

    /** All of one influencer goes to one partition. */
    public ProducerRecord<String, byte[]> record(int partitions) {
        byte[] owner = (agency + '/' + influencer).getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(owner)) % partitions;
        String id = id().toString();
        String at = day + "T12:00:00Z";
        String data =
                """
                {"id":"%s","version":1,"deleted":false,"kind":"%s","organizationId":"%s","influencerId":"%s",\
                "occurredAt":"%s"%s}"""
                        .formatted(id, kind, organization, influencer, at, details());
        var record = new ProducerRecord<>("interactions", partition, id, data.getBytes(StandardCharsets.UTF_8));
        headers(id, at).forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private Map<String, String> headers(String id, String at) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id + ":1",
                "ce_source",
                "/interactions",
                "ce_type",
                "dev.rapport.interactions.interaction.v1",
                "ce_subject",
                id,
                "ce_time",
                at,
                "ce_agency",
                agency,
                "content-type",
                "application/json");
    }

    private UUID id() {
        return new UUID(((1_790_000_000_000L + number) << 16) | 0x7000, Long.MIN_VALUE | number);
    }

    private String details() {
        return switch (kind) {
            case "HELP" -> ",\"value\":2,\"outcome\":\"USED\"";
            case "ASK" -> ",\"size\":2,\"relevance\":0.8";
            case "REPLY" -> ",\"sentiment\":\"POSITIVE\"";
            default -> "";
        };
    }
}
