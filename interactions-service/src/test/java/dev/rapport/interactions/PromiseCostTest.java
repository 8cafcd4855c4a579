package dev.rapport.interactions;

import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.CountedSockets;

import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a request costs: its statements, however many promises there are. */
@QuarkusTest
class PromiseCostTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Inject
    SessionFactory sessions;

    private Relationship mina;
    private String token;

    @BeforeEach
    void promise() {
        mina = Relationship.fresh();
        for (int i = 0; i < 3; i++) mina.made(COMMITMENTS, "dueOn", TODAY.plusDays(i));
        token = new Feeds(mina).token();
        sessions.getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoMore() {
        sessions.getStatistics().setStatisticsEnabled(false);
    }

    private void assertStatements(int wanted, Runnable request) {
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        request.run();
        assertEquals(wanted, statistics.getPrepareStatementCount());
    }

    @Test
    void settings_cost_a_list_one_statement_more() {
        assertStatements(2, () -> mina.get(COMMITMENTS + "?overdue=true").then().statusCode(200));
    }

    @Test
    void a_report_is_one_statement_and_the_settings() {
        assertStatements(2, () -> mina.get("/v1/reports/follow-through").then().statusCode(200));
    }

    @Test
    void a_calendar_is_one_statement_and_the_settings_and_the_token() {
        assertStatements(3, () -> Feeds.read(token).then().statusCode(200));
        assertStatements(
                1, () -> Feeds.read(Feeds.renamed(token, "nobody")).then().statusCode(404));
        assertStatements(0, () -> Feeds.read("x").then().statusCode(404));
    }

    @Test
    void a_promise_is_written_with_its_contacts_the_settings_and_its_event() {
        CountedSockets.trips();
        mina.made(COMMITMENTS, "dueOn", TODAY);
        assertEquals(5, CountedSockets.trips());
    }
}
