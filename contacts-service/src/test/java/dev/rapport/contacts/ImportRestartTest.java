package dev.rapport.contacts;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;

import static dev.rapport.contacts.Imports.CSV;
import static dev.rapport.contacts.Imports.await;
import static dev.rapport.contacts.Imports.counts;
import static dev.rapport.contacts.Imports.send;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A file that was acknowledged is imported whoever dies meanwhile, and no row twice. */
@QuarkusTest
class ImportRestartTest {

    private static final int ROWS = 5000;

    private final Api api = Api.ofANewAgency();

    private static String file(int rows) {
        StringBuilder file = new StringBuilder("name,externalId\n");
        for (int i = 0; i < rows; i++)
            file.append("Person ").append(i).append(',').append(i).append('\n');
        return file.toString();
    }

    /** As a process leaves it that has taken 2,000 rows and died; who has it now holds it for so long. */
    private String halfway(String until) throws Exception {
        UUID id = UUID.fromString(
                "018f0000-0000-7000-8000-" + String.format("%012x", System.nanoTime() & 0xFFFFFFFFFFFFL));
        String file = file(ROWS).replace("'", "''");
        Rows.run(
                """
                INSERT INTO import_job (agency, id, version, state, format, mode, dry_run, match_by, source, mapping,
                    encoding, bytes, bytes_read, rows_read, rows_created, rows_updated, rows_unchanged, rows_refused,
                    rows_duplicate, undone, kept, claimed_by, claimed_until, created_at, updated_at)
                VALUES ('%1$s', '%2$s', 5, 'RUNNING', 'CSV', 'upsert', false, '{externalId}', 'IMPORT', '{}',
                    'UTF-8', %3$d, 0, 2000, 2000, 0, 0, 0, 0, 0, 0, gen_random_uuid(), %4$s, now(), now());
                INSERT INTO import_chunk
                SELECT '%1$s', '%2$s', n, substr(convert_to('%5$s', 'UTF8'), n * 1000 + 1, 1000)
                FROM generate_series(0, %3$d / 1000) n"""
                        .formatted(api.agency(), id, file.length(), until, file));
        return "/v1/imports/" + id;
    }

    private long people() {
        return Rows.count("SELECT count(*) FROM influencer WHERE agency = '" + api.agency() + "'");
    }

    @Test
    void what_a_dead_process_has_begun_another_one_goes_on_with() throws Exception {
        String path = halfway("now() - interval '1 second'");
        await(api, path, "DONE");
        counts(api, path, "read", ROWS, "created", ROWS);
        assertEquals(ROWS - 2000, people());
        assertEquals("Person 2000", Imports.people(api).getFirst().get("name"));
    }

    @Test
    void what_a_living_process_has_is_left_to_it() throws Exception {
        String path = halfway("now() + interval '1 hour'");
        Thread.sleep(2500);
        api.get(path).then().body("state", equalTo("RUNNING"));
        assertEquals(0, people());
        Rows.run("UPDATE import_job SET claimed_until = NULL WHERE agency = '" + api.agency() + "'");
        await(api, path, "DONE");
        assertEquals(ROWS - 2000, people());
    }

    @Test
    void when_the_database_dies_in_the_middle_every_row_comes_once() throws Exception {
        String path = send(api, CSV, file(10_000), "")
                .then()
                .statusCode(202)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
        // The server of the tests writes lazily, for speed: what it has confirmed must be on disk before it is killed.
        Rows.run("CHECKPOINT");
        LocalStack.shared().killPostgres();
        LocalStack.shared().startPostgres();
        for (int i = 0; i < 100 && api.get(path).statusCode() != 200; i++) Thread.sleep(100);
        await(api, path, "DONE");
        counts(api, path, "read", 10_000, "created", 10_000);
        assertEquals(10_000, people());
        assertEquals(
                10_000,
                Rows.count("SELECT count(DISTINCT external_id) FROM influencer WHERE agency = '" + api.agency() + "'"));
        Rows.awaitEmptyOutbox();
    }
}
