package dev.rapport.contacts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Imports.CSV;
import static dev.rapport.contacts.Imports.counts;
import static dev.rapport.contacts.Imports.ended;
import static dev.rapport.contacts.Imports.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * An import from the first byte sent to its end, against COPY of the same rows into the same tables with all their
 * indexes and triggers, events included, in the same run. Measured with {@code -Drapport.import.rows=200000}; with few
 * rows it only proves that the comparison works.
 */
@QuarkusTest
class ImportSpeedTest {

    private static final int ROWS = Integer.getInteger("rapport.import.rows", 2000);
    private static final int WORTH_MEASURING = 100_000;

    private static final String INFLUENCERS =
            """
            COPY (SELECT '%1$s', uuidv7(), 1, 'Person Number ' || n, 'crm-' || n, ARRAY['person' || n || '@agency.example'],
                jsonb_build_array(jsonb_build_object('network', 'instagram', 'handle', 'person.' || n)),
                ARRAY['wild swimming', 'coffee'], ARRAY['press', 'food'], 'Oslo', 'IMPORT', 'Met at the fair', now(), now()
                FROM generate_series(1, %2$d) n) TO STDOUT""";

    private static final String EVENTS =
            """
            COPY (SELECT '%1$s', 'contacts', 'dev.rapport.contacts.influencer.v1', id, 1, id, convert_to(json_build_object(
                    'id', id, 'version', 1, 'deleted', false, 'interests', ARRAY['0123456789abcdef', 'fedcba9876543210'])::text, 'UTF8')
                FROM (SELECT uuidv7() AS id FROM generate_series(1, %2$d))) TO STDOUT""";

    private static byte[] rows(Connection connection, String copy, Api api) throws Exception {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy.formatted(api.agency(), ROWS), rows);
        return rows.toByteArray();
    }

    private static double copied(Api api) throws Exception {
        try (Connection connection = Rows.superuser()) {
            byte[] influencers = rows(connection, INFLUENCERS, api);
            byte[] events = rows(connection, EVENTS, api);
            long begin = System.nanoTime();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "COPY influencer (agency, id, version, name, external_id, emails, channels, interests, tags,"
                            + " location, source, notes, created_at, updated_at) FROM STDIN",
                    new ByteArrayInputStream(influencers));
            copy.copyIn(
                    "COPY outbox (agency, topic, type, subject, version, owner, data) FROM STDIN",
                    new ByteArrayInputStream(events));
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static double imported(Api api) {
        StringBuilder file = new StringBuilder("name,externalId,emails,instagram,interests,tags,location,notes\n");
        for (int n = 1; n <= ROWS; n++) {
            file.append(
                    "Person Number %1$d,crm-%1$d,person%1$d@agency.example,person.%1$d,wild swimming;coffee,press;food,Oslo,Met at the fair\n"
                            .formatted(n));
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        String path = ended(api, send(api, CSV, bytes, ""));
        double seconds = (System.nanoTime() - begin) / 1e9;
        counts(api, path, "read", ROWS, "created", ROWS);
        return seconds;
    }

    @Test
    void an_import_takes_at_most_three_times_as_long_as_copy() throws Exception {
        Rows.awaitEmptyOutbox();
        Api north = Api.ofANewAgency();
        Api south = Api.ofANewAgency();
        double copy = copied(north);
        double emptied = System.nanoTime();
        while (Rows.count("SELECT count(*) FROM (SELECT FROM outbox LIMIT 1)") > 0) Thread.sleep(20);
        emptied = (System.nanoTime() - emptied) / 1e9;
        double job = imported(south);
        System.out.printf(
                "%d rows: COPY %.1f s (%.0f a second), import %.1f s (%.0f a second), %.2f of the speed of COPY; the"
                        + " relay took %.1f s to send the events%n",
                ROWS, copy, ROWS / copy, job, ROWS / job, copy / job, emptied);
        for (String table : List.of(
                "influencer", "influencer_key", "influencer_facet", "influencer_facet_change", "influencer_term")) {
            String of = "SELECT count(*) FROM " + table + " WHERE agency = '";
            assertEquals(Rows.count(of + north.agency() + "'"), Rows.count(of + south.agency() + "'"), table);
        }
        if (ROWS >= WORTH_MEASURING) assertTrue(job <= 3 * copy, "import " + job + " s, COPY " + copy + " s");
    }
}
