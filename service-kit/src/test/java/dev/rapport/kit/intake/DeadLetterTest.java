package dev.rapport.kit.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeadLetterTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    @Test
    void it_says_where_it_came_from_why_it_died_and_what_it_was() {
        byte[] value = "{\"id\"".getBytes(StandardCharsets.UTF_8);
        JsonNode form = form(DeliveryTest.record("s1", value));
        assertEquals("contacts", form.get("topic").asText());
        assertEquals(3, form.get("partition").asInt());
        assertEquals(42, form.get("offset").asLong());
        assertEquals("because", form.get("reason").asText());
        assertEquals("s1", form.get("key").asText());
        assertEquals("north", form.at("/headers/ce_agency").asText());
        assertEquals(
                Base64.getEncoder().encodeToString(value), form.get("value").asText());
        assertFalse(form.get("cut").asBoolean());
    }

    @Test
    void what_is_absent_is_left_out() {
        var record = DeliveryTest.record(null, null);
        record.headers().add("empty", null);
        JsonNode form = form(record);
        assertFalse(form.has("key"));
        assertFalse(form.has("value"));
        assertFalse(form.get("headers").has("empty"));
    }

    @Test
    void it_always_fits_its_own_topic() throws Exception {
        var record = DeliveryTest.record("k".repeat(100_000), new byte[900_000]);
        for (int i = 0; i < 1000; i++) record.headers().add("h" + i, new byte[1000]);
        JsonNode form = form(record);
        assertTrue(form.get("cut").asBoolean());
        assertEquals(65_536, form.get("value").binaryValue().length);
        assertTrue(JSON.writeValueAsBytes(form).length < 200_000);
    }

    private static JsonNode form(ConsumerRecord<String, byte[]> record) {
        return JSON.valueToTree(new DeadLetter(record, "because").form());
    }
}
