package dev.rapport.agents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which trace a call has. */
class TraceTest {

    @Test
    void a_caller_s_own_trace_goes_on_as_it_is() {
        String sent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assertEquals(sent, Trace.usable(sent));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX: y"
            })
    void without_a_good_one_there_is_a_fresh_one(String sent) {
        String used = Trace.usable(sent);
        assertTrue(used.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), used);
        assertNotEquals(used, Trace.usable(sent));
    }
}
