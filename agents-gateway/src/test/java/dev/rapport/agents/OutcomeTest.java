package dev.rapport.agents;

import org.junit.jupiter.api.Test;

import io.quarkiverse.mcp.server.ToolCallException;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a call counts as that has brought no answer. */
class OutcomeTest {

    @Test
    void a_service_that_is_away_a_refusal_and_a_fault_are_told_apart() {
        assertEquals(Outcome.UNAVAILABLE, Outcome.of(new NoAnswer("unavailable: x")));
        assertEquals(Outcome.REFUSED, Outcome.of(new ToolCallException("not_found: x")));
        assertEquals(Outcome.FAILED, Outcome.of(new IllegalStateException()));
    }
}
