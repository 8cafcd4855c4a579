package dev.rapport.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.rapport.local.LocalService;
import dev.rapport.local.LocalServices;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a service does by itself that is told that its database was restored. */
class RecoveryTest {

    @Test
    void scoring_reads_all_topics_once_more() throws Exception {
        // They have migrated the database, and made what is on the topics.
        LocalServices.shared();
        int before = rebuilds();
        try (LocalService restored =
                LocalService.start(Service.SCORING, "logs-restored", Map.of("RAPPORT_RECOVER_FROM_TOPICS", "true"))) {
            restored.awaitReady();
            Instant end = Instant.now().plus(Duration.ofMinutes(1));
            while (rebuilds() == before) {
                assertTrue(Instant.now().isBefore(end), "no rebuild is done");
                Thread.sleep(100);
            }
        }
        assertEquals(before + 1, rebuilds());
    }

    private static int rebuilds() throws Exception {
        try (var connection = LocalStack.shared().superuser("scoring");
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery("SELECT count(*) FROM rebuild WHERE source = 'TOPICS' AND state = 'DONE'"
                                + " AND requested_by = 'the service itself'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
