package dev.rapport.kit.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rapport.kit.topic.Moved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeliveryTest {

    private static final byte[] DATA = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_well_formed_event_is_read() {
        Delivery delivery = Delivery.of(record("s1", DATA));
        assertEquals("north", delivery.agency());
        assertEquals("t.v1", delivery.type());
        assertEquals("s1", delivery.subject());
        assertArrayEquals(DATA, delivery.data());
    }

    @Test
    void its_trace_is_known_where_it_says_a_good_one() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assertEquals(trace, Delivery.of(traced(trace)).traceparent());
        for (String bad : new String[] {"", "x", trace + "0", trace.replace("af", "AF"), trace.replace('-', '\n')})
            assertNull(Delivery.of(traced(bad)).traceparent(), bad);
        assertNull(Delivery.of(record("s1", DATA)).traceparent());
    }

    private static ConsumerRecord<String, byte[]> traced(String trace) {
        var record = record("s1", DATA);
        record.headers().add("traceparent", trace.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_agency", "ce_type", "ce_subject"})
    void without_a_header_it_is_poison(String header) {
        var record = record("s1", DATA);
        record.headers().remove(header);
        poison("header " + header + " is missing", record);
        record.headers().add(header, null);
        poison("header " + header + " is missing", record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "../x", "ä", "-x", "a\n"})
    void an_agency_has_the_name_of_an_agency(String agency) {
        var record = record("s1", DATA);
        record.headers().remove("ce_agency").add("ce_agency", agency.getBytes(StandardCharsets.UTF_8));
        poison("ce_agency is not the name of an agency", record);
    }

    @Test
    void the_key_is_the_subject() {
        poison("the key is not the subject", record("s2", DATA));
        poison("the key is not the subject", record(null, DATA));
    }

    @Test
    void data_are_there_and_of_bearable_size() {
        poison("there is no data", record("s1", null));
        assertEquals(65_536, Delivery.of(record("s1", new byte[65_536])).data().length);
        poison("the data exceed 65536 bytes", record("s1", new byte[65_537]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_agency", "ce_type", "ce_subject"})
    void what_is_said_twice_is_not_believed(String header) {
        var record = record("s1", DATA);
        record.headers().add(header, record.headers().lastHeader(header).value());
        poison("header " + header + " is there twice", record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_agency", "ce_type", "ce_subject"})
    void a_header_is_text(String header) {
        var record = record("s1", DATA);
        record.headers().remove(header).add(header, new byte[] {(byte) 0xc3, 0x28});
        poison("header " + header + " is not UTF-8", record);
    }

    @Test
    void headers_are_few_and_short() {
        var record = record("s1", DATA);
        record.headers().add("baggage", new byte[8192]);
        Delivery.of(record);
        record.headers().add("more", new byte[8192]);
        poison("the headers exceed", record);
        var many = record("s1", DATA);
        for (int i = 0; i < 62; i++) many.headers().add("x", null);
        poison("the headers exceed", many);
    }

    @Test
    void a_topic_is_written_by_its_own_service_alone() {
        var record = record("s1", DATA);
        record.headers().add("ce_source", "/contacts".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        Delivery.of(record);
        record.headers().remove("ce_source").add("ce_source", "/scoring".getBytes(StandardCharsets.UTF_8));
        poison("ce_source is not /contacts", record);
        record.headers().remove("ce_source").remove("ce_specversion").add("ce_specversion", new byte[] {'2'});
        poison("ce_specversion is not 1.0", record);
    }

    @Test
    void data_name_no_other_agency_than_the_header() {
        Delivery.of(
                record("s1", "{\"a\":{\"agency\":\"south\"},\"agency\":\"north\"}".getBytes(StandardCharsets.UTF_8)));
        Delivery.of(record("s1", "no JSON".getBytes(StandardCharsets.UTF_8)));
        for (String other : new String[] {"\"south\"", "null", "1", "{}", "[\"north\"]"}) {
            byte[] data = ("{\"id\":1,\"agency\":" + other + "}").getBytes(StandardCharsets.UTF_8);
            poison("the agency in the data is not that of the header", record("s1", data));
        }
    }

    @Test
    void what_only_changed_its_partition_is_waited_for_by_nobody() {
        var record = record("s1", DATA);
        record.headers().add("ce_time", "2026-03-31T07:30:00Z".getBytes(StandardCharsets.UTF_8));
        assertEquals(Instant.parse("2026-03-31T07:30:00Z"), Delivery.of(record).at());
        Moved.mark(record.headers());
        assertNull(Delivery.of(record).at());
        assertArrayEquals(DATA, Delivery.of(record).data());
    }

    static ConsumerRecord<String, byte[]> record(String key, byte[] value) {
        var record = new ConsumerRecord<>("contacts", 3, 42L, key, value);
        record.headers().add("ce_agency", "north".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", "t.v1".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_subject", "s1".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static void poison(String reason, ConsumerRecord<String, byte[]> record) {
        var refusal = assertThrows(PoisonRecord.class, () -> Delivery.of(record));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
