package dev.rapport.agents;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.mcp.server.ToolCallException;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an agent gives, before it goes anywhere. */
class GivenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "..",
                "0198f2f4-0000-7000-8000-000000000001/merge",
                "0198f2f4-0000-7000-8000-00000000000?"
            })
    void what_is_no_id_gets_into_no_path(String text) {
        var refused = assertThrows(ToolCallException.class, () -> Given.id("influencerId", text));
        assertTrue(refused.getMessage().startsWith("invalid_request: influencerId"), refused.getMessage());
    }

    @Test
    void a_list_is_a_page_that_can_be_read() {
        assertEquals(20, Given.limit(Optional.empty()));
        assertEquals(50, Given.limit(Optional.of(50)));
        for (int wrong : new int[] {-1, 0, 51})
            assertThrows(ToolCallException.class, () -> Given.limit(Optional.of(wrong)));
    }

    @Test
    void no_agent_says_that_somebody_wants_to_hear_from_us_again() {
        assertEquals("OPT_OUT", Given.kind("OPT_OUT"));
        assertThrows(ToolCallException.class, () -> Given.kind("OPT_IN"));
    }

    @Test
    void a_misspelt_argument_is_not_passed_over() {
        assertDoesNotThrow(() -> KnownArguments.refuse(Set.of("size"), List.of("size", "topics")));
        var refused = assertThrows(
                ToolCallException.class, () -> KnownArguments.refuse(Set.of("topic"), List.of("size", "topics")));
        assertEquals("invalid_request: there is no argument topic; there are size, topics.", refused.getMessage());
    }
}
