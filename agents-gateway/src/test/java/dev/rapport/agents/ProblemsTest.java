package dev.rapport.agents;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an agent is told when a service refuses. */
class ProblemsTest {

    @Test
    void the_code_the_sentence_and_the_places_are_passed_on() {
        assertEquals(
                "invalid_request: Wrong. /size: At most 5.",
                Problems.text(
                        400,
                        """
                        {"type": "/problems/invalid_request", "code": "invalid_request", "detail": "Wrong.", "traceId": "t",
                         "violations": [{"pointer": "/size", "code": "max", "message": "At most 5."}]}""",
                        ""));
    }

    @Test
    void who_was_merged_is_found_where_the_answer_says() {
        assertTrue(Problems.text(308, "", "/v1/scores/7").endsWith("/v1/scores/7"));
    }

    @Test
    void what_is_no_problem_document_is_not_repeated() {
        for (String body : new String[] {"<html>secret</html>", "[]", "{\"violations\": 3}"})
            assertTrue(Problems.text(502, body, "").startsWith("status_502: "), body);
    }
}
