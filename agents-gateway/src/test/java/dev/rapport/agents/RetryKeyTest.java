package dev.rapport.agents;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RetryKeyTest {

    private static final String PATH = "/v1/interactions";

    @Test
    void the_same_arguments_are_the_same_call() {
        assertEquals(RetryKey.of(PATH, help("Lent a kit")), RetryKey.of(PATH, help("Lent a kit")));
        assertNotEquals(RetryKey.of(PATH, help("Lent a kit")), RetryKey.of(PATH, help("Lent a map")));
        assertNotEquals(RetryKey.of(PATH, help("Lent a kit")), RetryKey.of("/v1/commitments", help("Lent a kit")));
    }

    @Test
    void a_key_goes_into_a_header_and_says_nothing_about_anybody() {
        String key = RetryKey.of(PATH, help("Mína 🎬\n"));
        assertTrue(key.matches("agent-[0-9a-f]{64}"), key);
    }

    private static Map<String, Object> help(String summary) {
        return new Given().with("kind", "HELP").with("summary", summary).all();
    }
}
