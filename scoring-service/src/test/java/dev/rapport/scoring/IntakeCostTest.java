package dev.rapport.scoring;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;
import dev.rapport.scoring.model.Kind;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a backlog costs the database: a transaction for each batch, and none for an event alone. */
@QuarkusTest
class IntakeCostTest {

    private static final int INFLUENCERS = 10;
    private static final int EVENTS_OF_EACH = 100;

    /** A batch may come in pieces, and some work goes on in the background; one for each event would be a thousand. */
    private static final long MOST = 100;

    /** So far, of the whole server: only those that write have a number. */
    private static final String WRITING_TRANSACTIONS =
            "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)";

    private final Feed feed = Feed.ofANewAgency();

    @Test
    void aThousandEventsTakeFewTransactions() {
        UUID organization = feed.organization();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < INFLUENCERS; i++) {
            UUID influencer = feed.influencer();
            for (int day = 0; day < EVENTS_OF_EACH; day++)
                events.add(Event.of(Feed.happened(Kind.ENGAGEMENT, day).build(), organization, influencer));
        }
        feed.taken();
        awaitFreshScores();
        long before = number(WRITING_TRANSACTIONS);
        feed.tell(events).taken();
        awaitFreshScores();
        long transactions = number(WRITING_TRANSACTIONS) - before;
        assertTrue(transactions <= MOST, transactions + " transactions that write, for " + events.size() + " events");
    }

    private static void awaitFreshScores() {
        Topics.await("the scores", () -> number("SELECT count(*) FROM stale_score") == 0);
    }

    private static long number(String sql) {
        try (var connection = LocalStack.shared().superuser("scoring");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
