package dev.rapport.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OutboxRowTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void on_the_wire_it_is_a_cloud_event_in_binary_mode() {
        var record = row("s1", "o1", TRACE).record("/contacts", 8);
        assertEquals("contacts", record.topic());
        assertEquals("s1", record.key());
        assertEquals("{}", new String(record.value(), StandardCharsets.UTF_8));
        assertEquals(
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "s1:3",
                        "ce_source", "/contacts",
                        "ce_type", "dev.rapport.contacts.influencer.v1",
                        "ce_subject", "s1",
                        "ce_time", "2026-03-31T07:30:00Z",
                        "ce_agency", "north",
                        "content-type", "application/json",
                        "traceparent", TRACE),
                headers(record));
    }

    @Test
    void without_a_trace_there_is_no_empty_header() {
        assertFalse(headers(row("s1", "o1", null).record("/contacts", 8)).containsKey("traceparent"));
    }

    @Property
    void the_owner_alone_chooses_the_partition(
            @ForAll String owner, @ForAll @IntRange(min = 1, max = 64) int partitions) {
        int first = row("s1", owner, null).record("/contacts", partitions).partition();
        assertEquals(
                first, row("s2", owner, TRACE).record("/contacts", partitions).partition());
        assertTrue(first >= 0 && first < partitions);
    }

    @Test
    void owners_spread_over_all_partitions() {
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            used.add(row("s", new UUID(0, i).toString(), null)
                    .record("/contacts", 8)
                    .partition());
        }
        assertEquals(8, used.size());
    }

    @Test
    void a_tombstone_does_not_fall_on_the_living_record_of_another_owner() {
        for (int i = 0; i < 200; i++) {
            String former = new UUID(1, i).toString();
            String now = new UUID(2, i).toString();
            int place = row("s", former, null).record("/contacts", 8).partition();
            boolean onIt = place == row("s", now, null).record("/contacts", 8).partition();
            assertEquals(onIt, tombstone(former, now).isSparing(8), "partition " + place);
            assertFalse(tombstone(former, null).isSparing(8));
        }
    }

    private static OutboxRow tombstone(String owner, String spares) {
        return new OutboxRow(
                1,
                "north",
                "contacts",
                "t",
                "s",
                0,
                owner,
                null,
                spares,
                null,
                OffsetDateTime.parse("2026-03-31T09:30:00Z"));
    }

    private static OutboxRow row(String subject, String owner, String traceparent) {
        return new OutboxRow(
                1,
                "north",
                "contacts",
                "dev.rapport.contacts.influencer.v1",
                subject,
                3,
                owner,
                "{}".getBytes(StandardCharsets.UTF_8),
                null,
                traceparent,
                OffsetDateTime.parse("2026-03-31T09:30:00+02:00"));
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
