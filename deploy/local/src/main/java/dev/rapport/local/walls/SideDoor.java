package dev.rapport.local.walls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whoever gets at a topic that a service reads finds no way into its database by it. */
public abstract class SideDoor {

    private static final int PARTITION = 3;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final String service;
    private final String group;
    private final Catalog catalog;

    /** @param group by which the service reads that topic */
    protected SideDoor(String service, String group) {
        this.service = service;
        this.group = group;
        this.catalog = new Catalog(service);
    }

    /** As its producer would send it: an event about a thing of that id that changes what the service knows. */
    protected abstract ProducerRecord<String, byte[]> event(String agency, UUID id, long version, boolean deleted);

    private ProducerRecord<String, byte[]> genuine() {
        return event("agency-" + UUID.randomUUID(), UUID.randomUUID(), 1, false);
    }

    /** Else all that follows would prove nothing. */
    @Test
    void a_genuine_event_is_taken() throws Exception {
        Map<String, String> before = quiet("true");
        take(List.of(genuine()));
        assertNotEquals(before, quiet("true"));
    }

    @Test
    void what_is_forged_is_set_aside_and_changes_nothing() throws Exception {
        Map<String, String> before = quiet("true");
        List<Forgery> forgeries = Forgery.all();
        List<RecordMetadata> sent =
                take(forgeries.stream().map(one -> one.of(genuine())).toList());
        List<String> letters = letters();
        List<String> believed = new ArrayList<>();
        for (int i = 0; i < forgeries.size(); i++) {
            if (!letters.contains(place(sent.get(i))))
                believed.add(forgeries.get(i).name());
        }
        assertEquals(List.of(), believed);
        assertEquals(before, quiet("true"));
    }

    /** It cleans the topic, which is for compaction to see, and means nothing to those who read. */
    @Test
    void a_null_value_is_passed_by_and_takes_nothing_away() throws Exception {
        ProducerRecord<String, byte[]> known = genuine();
        take(List.of(known));
        Map<String, String> before = quiet("true");
        RecordMetadata sent = take(List.of(
                        new ProducerRecord<>(known.topic(), PARTITION, known.key(), (byte[]) null, known.headers())))
                .getFirst();
        assertEquals(before, quiet("true"));
        assertTrue(letters().stream().noneMatch(place(sent)::equals));
    }

    /** An event reaches the rows of the agency it names, and no others: an id of another one is not known there. */
    @Test
    void in_the_name_of_another_agency_an_event_reaches_nothing_of_the_first() throws Exception {
        String north = "north-" + UUID.randomUUID();
        UUID id = UUID.randomUUID();
        take(List.of(event(north, id, 1, false)));
        Map<String, String> before = quiet("agency = '" + north + "'");
        take(List.of(event("south-" + UUID.randomUUID(), id, 7, true)));
        take(List.of(event("south-" + UUID.randomUUID(), id, 8, false)));
        assertEquals(before, quiet("agency = '" + north + "'"));
    }

    /** Sends them all in one partition, hence in order; returns when the service has taken them, or set them aside. */
    private List<RecordMetadata> take(List<ProducerRecord<String, byte[]>> records) throws Exception {
        List<RecordMetadata> sent = new ArrayList<>();
        Map<String, Object> broker =
                Map.of("bootstrap.servers", LocalStack.shared().kafka());
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer())) {
            for (var one : records) {
                sent.add(producer.send(
                                new ProducerRecord<>(one.topic(), PARTITION, one.key(), one.value(), one.headers()))
                        .get());
            }
        }
        var place = new TopicPartition(sent.getLast().topic(), PARTITION);
        try (Admin admin = Admin.create(broker)) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (true) {
                var next = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(place);
                if (next != null && next.offset() > sent.getLast().offset()) return sent;
                assertTrue(System.nanoTime() < deadline, "not taken: " + place);
                Thread.sleep(20);
            }
        }
    }

    private static String place(RecordMetadata sent) {
        return sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    }

    /** Places of all that was ever set aside; the relay has a second's time to tell. */
    private static List<String> letters() {
        return new Topic("dead-letters")
                .all().stream().map(letter -> letter.key()).toList();
    }

    /** By table, a hash of its rows, once what is done in the background has come to an end. */
    private Map<String, String> quiet(String which) throws Exception {
        Map<String, String> before = hashes(which);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Thread.sleep(400);
            Map<String, String> after = hashes(which);
            if (after.equals(before)) return after;
            assertTrue(System.nanoTime() < deadline, "there is no end of changes");
            before = after;
        }
    }

    /** Of all tables of agencies, but that by which dead letters leave. */
    private Map<String, String> hashes(String which) throws SQLException {
        String every = catalog.tenantTables().stream()
                .filter(table -> !table.equals("outbox"))
                .map(table ->
                        "SELECT '%1$s ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM %1$s t WHERE %2$s"
                                .formatted(table, which))
                .collect(Collectors.joining(" UNION ALL "));
        Map<String, String> hashes = new TreeMap<>();
        try (Connection superuser = LocalStack.shared().superuser(service)) {
            for (String row : Catalog.ask(superuser, every)) {
                int gap = row.indexOf(' ');
                hashes.put(row.substring(0, gap), row.substring(gap + 1));
            }
        }
        return new LinkedHashMap<>(hashes);
    }
}
