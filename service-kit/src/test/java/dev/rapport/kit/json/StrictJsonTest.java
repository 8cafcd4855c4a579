package dev.rapport.kit.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class StrictJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    enum Colour {
        RED,
        BLUE
    }

    record Thing(
            String text,
            Integer count,
            Long big,
            Double share,
            Boolean flag,
            Colour colour,
            Instant at,
            LocalDate on,
            List<String> words,
            Thing inner) {}

    @Test
    void what_is_well_formed_is_read() throws Exception {
        Thing thing = json.readValue(
                """
                {"text": "a", "count": 1, "big": 5000000000, "share": 1, "flag": true, "colour": "RED",
                 "at": "2026-03-31T09:30:00+02:00", "on": "2026-03-31", "words": ["b"], "inner": {"text": null}}""",
                Thing.class);
        assertEquals(Colour.RED, thing.colour());
        assertEquals(Instant.parse("2026-03-31T07:30:00Z"), thing.at());
        assertEquals(List.of("b"), thing.words());
        assertEquals(1.0, thing.share());
        assertNull(thing.inner().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 1}",
                "{\"text\": true}",
                "{\"text\": []}",
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"\\ud834\"}",
                "{\"words\": [\"\\u0007\"]}",
                "{\"words\": \"a\"}",
                "{\"words\": {}}",
                "{\"count\": \"1\"}",
                "{\"count\": 1.0}",
                "{\"count\": 1e2}",
                "{\"count\": 2147483648}",
                "{\"count\": true}",
                "{\"count\": \"\"}",
                "{\"big\": 9223372036854775808}",
                "{\"share\": \"0.5\"}",
                "{\"share\": NaN}",
                "{\"flag\": 1}",
                "{\"flag\": \"true\"}",
                "{\"colour\": 0}",
                "{\"colour\": \"\"}",
                "{\"colour\": \"red\"}",
                "{\"at\": 1774949400}",
                "{\"at\": \"2026-03-31\"}",
                "{\"on\": [2026, 3, 31]}",
                "{\"on\": \"2026-03-31T00:00:00Z\"}",
                "{\"inner\": []}",
                "{\"inner\": \"\"}",
                "{\"unknown\": 1}",
                "{\"text\": \"a\", \"text\": \"b\"}",
                "{} {}",
                "{} x",
                "{",
                ""
            })
    void anything_else_is_refused(String body) {
        assertThrows(JsonProcessingException.class, () -> json.readValue(body, Thing.class));
    }

    @Test
    void a_doubled_key_is_refused_in_a_tree_too() {
        assertThrows(
                JsonProcessingException.class, () -> json.readValue("{\"a\": {\"b\": 1, \"b\": 2}}", JsonNode.class));
    }

    @Test
    void depth_has_an_end() {
        assertThrows(JsonProcessingException.class, () -> json.readValue("[".repeat(100_000), JsonNode.class));
    }
}
