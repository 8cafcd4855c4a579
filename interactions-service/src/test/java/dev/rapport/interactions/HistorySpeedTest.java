package dev.rapport.interactions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;

import static dev.rapport.interactions.Imports.NDJSON;
import static dev.rapport.interactions.Imports.counts;
import static dev.rapport.interactions.Imports.ended;
import static dev.rapport.interactions.Imports.send;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * An import from the first byte sent to its end, against COPY of the same rows into the same tables with all their
 * indexes, keys and events included, in the same run. Measured with {@code -Drapport.import.rows=200000}; with few rows
 * it only proves that the comparison works.
 */
@QuarkusTest
class HistorySpeedTest {

    private static final int ROWS = Integer.getInteger("rapport.import.rows", 2000);
    private static final int WORTH_MEASURING = 100_000;

    private static final String INTERACTION =
            """
            COPY (SELECT '%1$s', uuidv7(), 1, false, 'HELP', '%3$s', '%4$s', timestamptz '2021-01-01' + n * interval '1 minute',
                'email', 'Sent the list of venues', 'crm-' || n, 2, 'USED', now(), now()
                FROM generate_series(1, %2$d) n) TO STDOUT""";
    private static final String KEYS =
            """
            COPY (SELECT '%1$s', gen_random_uuid(), gen_random_uuid(), '%3$s', n, 'INTERACTION', uuidv7()
                FROM generate_series(1, %2$d) n) TO STDOUT""";
    private static final String EVENTS =
            """
            COPY (SELECT '%1$s', 'interactions', 'dev.rapport.interactions.interaction.v1', id, 1, '%4$s', convert_to(
                    json_build_object('id', id, 'version', 1, 'deleted', false, 'kind', 'HELP', 'organizationId', '%3$s',
                    'influencerId', '%4$s', 'occurredAt', '2021-01-01T00:00:00Z', 'value', 2, 'outcome', 'USED')::text, 'UTF8')
                FROM (SELECT uuidv7() AS id FROM generate_series(1, %2$d))) TO STDOUT""";

    private static byte[] rows(Connection connection, String copy, Relationship mina) throws Exception {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        String sql = copy.formatted(mina.agency(), ROWS, mina.organization(), mina.influencer());
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, rows);
        return rows.toByteArray();
    }

    private static double copied(Relationship mina) throws Exception {
        try (Connection connection = LocalStack.shared().superuser("interactions")) {
            byte[] interactions = rows(connection, INTERACTION, mina);
            byte[] keys = rows(connection, KEYS, mina);
            byte[] events = rows(connection, EVENTS, mina);
            long begin = System.nanoTime();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "COPY interaction (agency, id, version, deleted, kind, organization_id, influencer_id, occurred_at,"
                            + " channel, summary, external_id, value, outcome, created_at, updated_at) FROM STDIN",
                    new ByteArrayInputStream(interactions));
            copy.copyIn(
                    "COPY import_key (agency, key, said, import_id, line, sort, deed_id) FROM STDIN",
                    new ByteArrayInputStream(keys));
            copy.copyIn(
                    "COPY outbox (agency, topic, type, subject, version, owner, data) FROM STDIN",
                    new ByteArrayInputStream(events));
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static void awaitEmptyOutbox() throws Exception {
        try (Connection connection = LocalStack.shared().superuser("interactions");
                var select = connection.prepareStatement("SELECT FROM outbox LIMIT 1")) {
            boolean waiting = true;
            while (waiting) {
                try (var row = select.executeQuery()) {
                    waiting = row.next();
                }
                if (waiting) Thread.sleep(20);
            }
        }
    }

    private static double imported(Relationship mina, byte[] file, String outcome) {
        long begin = System.nanoTime();
        String path = ended(mina, send(mina, NDJSON, file, "?organizationId=" + mina.organization()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        counts(mina, path, "read", ROWS, outcome, ROWS);
        return seconds;
    }

    private static byte[] file(Relationship mina) {
        StringBuilder file = new StringBuilder();
        for (int n = 1; n <= ROWS; n++) {
            file.append(
                    "{\"kind\":\"HELP\",\"influencerId\":\"%s\",\"occurredAt\":\"2021-01-01T00:00:00Z\",\"channel\":\"email\",\"summary\":\"Sent the list of venues\",\"externalId\":\"crm-%d\",\"value\":2,\"outcome\":\"USED\"}\n"
                            .formatted(mina.influencer(), n));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_import_takes_at_most_three_times_as_long_as_copy() throws Exception {
        Relationship north = Relationship.fresh();
        Relationship south = Relationship.fresh();
        south.made(INTERACTIONS, "kind", "INBOUND");
        awaitEmptyOutbox();
        double copy = copied(north);
        awaitEmptyOutbox();
        byte[] file = file(south);
        double job = imported(south, file, "created");
        double again = imported(south, file, "unchanged");
        System.out.printf(
                "%d rows: COPY %.1f s (%.0f a second), import %.1f s (%.0f a second), %.2f of the speed of COPY; the"
                        + " same file again %.1f s%n",
                ROWS, copy, ROWS / copy, job, ROWS / job, copy / job, again);
        if (ROWS >= WORTH_MEASURING) assertTrue(job <= 3 * copy, "import " + job + " s, COPY " + copy + " s");
    }
}
