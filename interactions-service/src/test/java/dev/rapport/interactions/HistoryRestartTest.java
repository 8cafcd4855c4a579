package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;

import static dev.rapport.interactions.Imports.CSV;
import static dev.rapport.interactions.Imports.await;
import static dev.rapport.interactions.Imports.counts;
import static dev.rapport.interactions.Imports.send;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A history that was acknowledged is imported whoever dies meanwhile, and no row twice. */
@QuarkusTest
class HistoryRestartTest {

    private static final int ROWS = 20_000;

    private final Relationship mina = Relationship.fresh();

    private long stored() throws SQLException {
        try (Connection superuser = LocalStack.shared().superuser("interactions");
                Statement statement = superuser.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*) FROM interaction WHERE kind = 'GIFT' AND agency = '" + mina.agency() + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void when_the_database_dies_in_the_middle_every_row_comes_once() throws Exception {
        mina.made(INTERACTIONS, "kind", "INBOUND");
        StringBuilder file = new StringBuilder("kind,occurredAt,influencerId,summary\n");
        for (int i = 0; i < ROWS; i++) file.append("GIFT,2021-06-01,%s,n%d\n".formatted(mina.influencer(), i));
        String path = send(mina, CSV, file.toString(), "?organizationId=" + mina.organization())
                .then()
                .statusCode(202)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
        // The server of the tests writes lazily, for speed: what it has confirmed must be on disk before it is killed.
        try (Connection superuser = LocalStack.shared().superuser("interactions");
                Statement statement = superuser.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        LocalStack.shared().killPostgres();
        LocalStack.shared().startPostgres();
        for (int i = 0; i < 100 && mina.get(path).statusCode() != 200; i++) Thread.sleep(100);
        await(mina, path, "DONE");
        counts(mina, path, "read", ROWS, "created", ROWS);
        assertEquals(ROWS, stored());
    }
}
