package dev.rapport.local.daytwo;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Service;

import static dev.rapport.local.daytwo.Checks.require;
import static dev.rapport.local.daytwo.Checks.until;

/** Scores are in doubt: all events are read again, while people go on writing. */
final class Replay implements Rehearsal {
    private static final int MEANWHILE = 20;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String play(Office office) throws Exception {
        office.awaitMore(MEANWHILE);
        String lost = office.answer(
                Service.SCORING,
                "WITH gone AS (DELETE FROM ledger WHERE agency = '" + office.agency()
                        + "' RETURNING 1) SELECT count(*) FROM gone");
        try (Api api = office.api()) {
            String path = "/v1/rebuilds/"
                    + api.post(Service.SCORING, "/v1/rebuilds", Map.of("source", "TOPICS"))
                            .get("id")
                            .asText();
            office.awaitMore(MEANWHILE);
            until(() -> isDone(api.get(Service.SCORING, path)), "the rebuild is done");
            office.end();
            office.balance();
            Map<String, JsonNode> scores = office.scores();
            require(!scores.isEmpty(), "there are scores");
        }
        return lost + " rows of the ledger were deleted by hand, and are there again";
    }

    private static boolean isDone(JsonNode rebuild) {
        return rebuild.get("state").asText().equals("DONE");
    }
}
