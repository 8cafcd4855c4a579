package dev.rapport.interactions;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.TIMELINE;
import static dev.rapport.interactions.Relationship.TOUCHPOINTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A page is one statement, one for the day it is and one for all ids of a person, however much is on it. */
@QuarkusTest
class ListStatementsTest {

    @Inject
    EntityManagerFactory factory;

    private Relationship mina;
    private Statistics statistics;

    @BeforeEach
    void write_something_down() {
        mina = Relationship.fresh();
        for (int i = 0; i < 5; i++) mina.made(INTERACTIONS, "kind", "HELP");
        statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void count_no_more() {
        statistics.setStatisticsEnabled(false);
    }

    private void takes(int statements, Runnable call) {
        long before = statistics.getPrepareStatementCount();
        call.run();
        assertEquals(statements, statistics.getPrepareStatementCount() - before);
    }

    @Test
    void a_page_takes_as_many_whatever_is_on_it() {
        for (int limit : new int[] {1, 2, 200}) {
            String timeline = TIMELINE + "?influencerId=" + mina.influencer() + "&limit=" + limit;
            takes(3, () -> mina.get(timeline).then().statusCode(200));
            // One of them for the time zone of the agency.
            takes(2, () -> mina.get(TOUCHPOINTS + "?status=due&limit=" + limit)
                    .then()
                    .statusCode(200));
        }
    }
}
