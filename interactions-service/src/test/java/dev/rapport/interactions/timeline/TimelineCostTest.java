package dev.rapport.interactions.timeline;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.interactions.Database;
import dev.rapport.kit.paging.Keyset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A page reads as many blocks of a long history as of a short one, whatever is asked for. Prints the counts; other numbers
 * of interactions with {@code -Drapport.history=1000,1000000}.
 */
@QuarkusTest
class TimelineCostTest {

    private static final int PAGE = 51;

    /** Each further level of an index costs a block in each range at most, and one for each entry whose person is looked up. */
    private static final int ANOTHER_LEVEL = 25 + PAGE;

    private static final String TABLES = "interaction, commitment, agreement, survey, research, contact_permission";

    private static final String AT = "2026-01-01T00:00:00Z";

    private final List<Integer> rows = Arrays.stream(
                    System.getProperty("rapport.history", "1000,40000").split(","))
            .map(Integer::valueOf)
            .toList();
    private final String few = "few-" + UUID.randomUUID();
    private final String many = "many-" + UUID.randomUUID();
    private final UUID influencer = UUID.randomUUID();
    private final UUID organization = UUID.randomUUID();

    private record Asked(
            String name, boolean byInfluencer, boolean byOrganization, Set<TimelineKind> kinds, OpenCommitments open) {}

    private static final List<Asked> QUESTIONS = List.of(
            new Asked("an influencer", true, false, null, null),
            new Asked("an organization", false, true, null, null),
            new Asked("both", true, true, null, null),
            new Asked("an organization's benefits", false, true, EnumSet.of(TimelineKind.BENEFIT), null),
            new Asked(
                    "an organization's broken promises", false, true, EnumSet.of(TimelineKind.COMMITMENT_BROKEN), null),
            new Asked("an influencer's research", true, false, EnumSet.of(TimelineKind.RESEARCH), null),
            new Asked("open promises", true, false, null, OpenCommitments.OPEN),
            new Asked("overdue promises", false, true, null, OpenCommitments.OVERDUE));

    @AfterEach
    void forget() {
        Database.run("SET session_replication_role = replica");
        for (String table : List.of(
                "interaction",
                "commitment",
                "agreement",
                "survey",
                "research",
                "contact_permission",
                "known_contact")) {
            Database.run(
                    "SET session_replication_role = replica",
                    "DELETE FROM " + table + " WHERE agency IN ('" + few + "', '" + many + "')");
        }
    }

    @Test
    void a_page_reads_as_many_blocks_of_a_long_history_as_of_a_short_one() {
        // Rows of other tests leave gaps, and what is put into these lies scattered.
        Database.run("VACUUM FULL " + TABLES);
        fill(few, rows.getFirst());
        fill(many, rows.getLast());
        Database.run("VACUUM ANALYZE " + TABLES);
        for (Asked asked : QUESTIONS) {
            for (boolean descending : new boolean[] {true, false}) {
                var ofFew = cost(few, asked, descending);
                var ofMany = cost(many, asked, descending);
                System.out.printf(
                        "timeline of %s, %s: %d blocks of %d, %d of %d%n",
                        asked.name(),
                        descending ? "latest first" : "oldest first",
                        ofFew.blocks(),
                        rows.getFirst(),
                        ofMany.blocks(),
                        rows.getLast());
                assertEquals(PAGE, ofMany.rows(), asked.name());
                assertTrue(ofMany.blocks() <= ofFew.blocks() + ANOTHER_LEVEL, asked + ": " + ofFew + " and " + ofMany);
            }
        }
    }

    /** Of a page from the middle, as the application's role reads it. */
    private Database.Cost cost(String agency, Asked asked, boolean descending) {
        var question = new Timeline.Question(
                asked.byInfluencer() ? List.of(influencer) : List.of(),
                asked.byOrganization() ? organization : null,
                asked.kinds(),
                asked.open(),
                null,
                null);
        var range = new Keyset.Range(descending, new Keyset.Place("", new UUID(0, 0)), PAGE);
        return Database.cost(
                agency,
                Timeline.sql(question, range, 0)
                        .replace(":agency", "'" + agency + "'")
                        .replace(":influencer0", "'" + influencer + "'")
                        .replace(":organization", "'" + organization + "'")
                        .replace(":overdueBefore", "date '2026-06-01'")
                        .replace(":limit", String.valueOf(PAGE))
                        .replace(":at", "timestamptz '" + Instant.parse(AT) + "'")
                        .replace(":id", "'" + range.after().id() + "'"));
    }

    /** Each kind on both sides of the middle. A tenth as many of all else as there are interactions. */
    private void fill(String agency, int interactions) {
        String time = "timestamptz '" + AT + "' + (i - %d / 2) * interval '1 minute'";
        String whose = "'" + agency + "', gen_random_uuid(), 1, false";
        String with = "'" + organization + "', '" + influencer + "'";
        int others = Math.max(600, interactions / 10);
        String at = time.formatted(others);
        Database.run(
                "SET session_replication_role = replica",
                "INSERT INTO known_contact (agency, id, kind, version, deleted) VALUES ('%s', '%s', 'INFLUENCER', 1, false)"
                        .formatted(agency, influencer),
                """
                INSERT INTO interaction (agency, id, version, deleted, kind, organization_id, influencer_id, occurred_at,
                    created_at, updated_at)
                SELECT %s, (ARRAY['HELP', 'ASK', 'REPLY', 'BENEFIT'])[1 + i %% 4], %s, %s, now(), now()
                FROM generate_series(1, %d) AS i"""
                        .formatted(whose, with, time.formatted(interactions), interactions),
                """
                INSERT INTO commitment (agency, id, version, deleted, organization_id, influencer_id, occurred_at,
                    promised_by, importance, due_on, status, closed_on, closed_at, created_at, updated_at)
                SELECT %s, %s, %s, 'US', 1, date '2026-05-05', status, CASE WHEN status <> 'OPEN' THEN date '2026-05-05' END,
                    CASE WHEN status <> 'OPEN' THEN %s END, now(), now()
                FROM generate_series(1, %d) AS i, LATERAL (SELECT (ARRAY['OPEN', 'KEPT', 'BROKEN'])[1 + i %% 3]) AS s (status)"""
                        .formatted(whose, with, at, at, others),
                """
                INSERT INTO agreement (agency, id, version, deleted, organization_id, influencer_id, occurred_at, give_share,
                    channels, created_at, updated_at)
                SELECT %s, %s, %s, 0.5, '{}', now(), now() FROM generate_series(1, %d) AS i"""
                        .formatted(whose, with, at, others),
                """
                INSERT INTO survey (agency, id, version, deleted, organization_id, influencer_id, occurred_at, trust,
                    created_at, updated_at)
                SELECT %s, %s, %s, 5, now(), now() FROM generate_series(1, %d) AS i"""
                        .formatted(whose, with, at, others),
                "INSERT INTO research SELECT %s, '%s', %s, 1 FROM generate_series(1, %d) AS i"
                        .formatted(whose, influencer, at, others),
                "INSERT INTO contact_permission SELECT %s, '%s', %s, 'OPT_IN' FROM generate_series(1, %d) AS i"
                        .formatted(whose, influencer, at, others));
    }
}
