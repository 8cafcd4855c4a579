package dev.rapport.interactions.touchpoint;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.interactions.Database;
import dev.rapport.kit.paging.Keyset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A page reads as many blocks of many relationships as of few. Prints the counts; other numbers of them with
 * {@code -Drapport.relationships=10000,1000000}.
 */
@QuarkusTest
class TouchpointCostTest {

    private static final int PAGE = 51;

    /** Each further level of an index costs a block in each range at most. */
    private static final int ANOTHER_LEVEL = 4;

    /** Few rows may share blocks by chance; many lie scattered, each in a block of its own. */
    private static final int SCATTERED = PAGE + ANOTHER_LEVEL;

    private final List<Integer> rows = Arrays.stream(
                    System.getProperty("rapport.relationships", "2000,40000").split(","))
            .map(Integer::valueOf)
            .toList();
    private final String few = "few-" + UUID.randomUUID();
    private final String many = "many-" + UUID.randomUUID();

    @AfterEach
    void forget() {
        Database.run("DELETE FROM touchpoint WHERE agency IN ('" + few + "', '" + many + "')");
    }

    @Test
    void a_page_reads_as_many_blocks_of_many_relationships_as_of_few() {
        fill(few, rows.getFirst());
        fill(many, rows.getLast());
        Database.run("VACUUM ANALYZE touchpoint");
        for (TouchpointList list : TouchpointList.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                var ofFew = cost(few, list, descending);
                var ofMany = cost(many, list, descending);
                System.out.printf(
                        "touchpoints %s%s: %d blocks of %d, %d of %d%n",
                        list,
                        descending ? ", turned round" : "",
                        ofFew.blocks(),
                        rows.getFirst(),
                        ofMany.blocks(),
                        rows.getLast());
                assertEquals(PAGE, ofMany.rows(), list.name());
                assertTrue(
                        ofMany.blocks() <= Math.max(ofFew.blocks(), SCATTERED) + ANOTHER_LEVEL,
                        list + ": " + ofFew + " and " + ofMany);
            }
        }
    }

    /** Of a page from the middle of the list, as the application's role reads it. */
    private static Database.Cost cost(String agency, TouchpointList list, boolean descending) {
        String column = list.sort().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        var range = new Keyset.Range(descending, new Keyset.Place("", new UUID(0, 0)), PAGE);
        String middle = list == TouchpointList.upcoming ? "current_date + 20" : "current_date - 20";
        return Database.cost(
                agency,
                Touchpoints.sql(column, new Touchpoints.Filter(list, null, null, null), range)
                        .replace(":agency", "'" + agency + "'")
                        .replace(":organization", "'" + Touchpoint.WHOLE_AGENCY + "'")
                        .replace(":today", "current_date")
                        .replace(":limit", String.valueOf(PAGE))
                        .replace(":key", middle)
                        .replace(":id", "'" + range.after().id() + "'"));
    }

    private static void fill(String agency, int rows) {
        Database.run(
                """
                INSERT INTO touchpoint
                SELECT '%s', gen_random_uuid(), '00000000-0000-0000-0000-000000000000', day, 'HELP', 5, 'AGENCY', NULL, 30,
                    30 + slack, day + 30, day + 30 + slack, day + 41
                FROM (SELECT current_date - (random() * 160)::int AS day, (random() * 40)::int AS slack
                      FROM generate_series(1, %d)) AS drawn"""
                        .formatted(agency, rows));
    }
}
