package dev.rapport.interactions.interaction;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.interactions.Database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is around an interaction, in a table that an import has just filled. Prints the counts. */
@QuarkusTest
class SurroundingsCostTest {

    private static final int INFLUENCERS = 500;
    private static final int INTERACTIONS = 5_000;

    /** Each of the ten interactions of an influencer in a block of its own, from four indexes, and what else is asked. */
    private static final int MOST_BLOCKS = 100;

    private final String agency = "imported-" + UUID.randomUUID();

    @AfterEach
    void forget() {
        Database.run("DELETE FROM interaction WHERE agency = '" + agency + "'", "ANALYZE interaction");
    }

    @Test
    void they_are_looked_up_by_key_before_the_database_has_counted_the_table_too() {
        Database.run(
                """
                INSERT INTO interaction (agency, id, version, deleted, kind, organization_id, influencer_id, occurred_at,
                    created_at, updated_at)
                SELECT '%s', gen_random_uuid(), 1, false, (ARRAY['ASK', 'HELP', 'OPT_OUT', 'OPT_IN', 'GIFT'])[n %% 5 + 1],
                    '%s', %s, now() - n * interval '1 minute', now(), now()
                FROM generate_series(1, %d) AS n"""
                        .formatted(agency, UUID.randomUUID(), influencer("n % " + INFLUENCERS), INTERACTIONS),
                "DELETE FROM pg_statistic WHERE starelid = 'interaction'::regclass",
                "SELECT pg_clear_relation_stats('public', 'interaction')");
        Database.Cost cost = Database.cost(
                agency,
                Surroundings.SELECT
                        .replace(":agency", "'" + agency + "'")
                        .replace(":lately", "14")
                        .replace(
                                ":approaches",
                                "(SELECT json_build_array(json_build_object('place', 0, 'organization', '"
                                        + UUID.randomUUID() + "', 'person', " + influencer("7")
                                        + ", 'self', gen_random_uuid(), 'at', now())))"));
        System.out.printf("surroundings: %d blocks of %d interactions%n", cost.blocks(), INTERACTIONS);
        assertEquals(1, cost.rows());
        assertTrue(cost.blocks() <= MOST_BLOCKS, cost.toString());
    }

    private static String influencer(String number) {
        return "('01990000-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))::uuid";
    }
}
