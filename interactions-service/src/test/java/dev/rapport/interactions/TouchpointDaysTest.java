package dev.rapport.interactions;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.TOUCHPOINTS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

/** Whose turn it is, by the day where the agency is. */
@QuarkusTest
class TouchpointDaysTest {

    @AfterEach
    void turnBack() {
        TestClock.turnBack();
    }

    @Test
    void it_is_their_turn_when_the_day_comes_where_the_agency_is() {
        Relationship mina = Relationship.fresh();
        mina.cadence("targetDays", 1, "maxDays", 2);
        TestClock.turnTo(Instant.parse("2031-05-20T12:00:00Z"));
        mina.made(INTERACTIONS, "kind", "HELP");
        String due = TOUCHPOINTS + "?status=due&organizationId=" + mina.organization();
        mina.get(due).then().body("items", empty());
        // There it is two in the morning of the 21st.
        SettingsTest.change(mina.agency(), 0, "timeZone", "Pacific/Kiritimati")
                .then()
                .statusCode(200);
        mina.get(due).then().body("items.status", contains("DUE"));
        TestClock.turnTo(Instant.parse("2031-05-22T12:00:00Z"));
        mina.get(due).then().body("items.status", contains("OVERDUE")).body("items[0].daysOverdue", is(1));
        SettingsTest.change(mina.agency(), 1, "timeZone", "America/Los_Angeles")
                .then()
                .statusCode(200);
        mina.get(due).then().body("items.status", contains("DUE"));
    }
}
