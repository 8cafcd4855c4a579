package dev.rapport.interactions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

/** A due date is a day where the agency is. */
@QuarkusTest
class TimeZonesTest {

    private final Relationship mina = Relationship.fresh();

    @AfterEach
    void turnBack() {
        TestClock.turnBack();
    }

    private ZoneId in(String zone) {
        SettingsTest.change(mina.agency(), 0, "timeZone", zone).then().statusCode(200);
        return ZoneId.of(zone);
    }

    private static Instant at(LocalDate day, String time, ZoneId zone) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    /** The days about a change to and from summer time, and the ends of the world. */
    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, 2031-05-20",
        "Pacific/Pago_Pago, 2031-05-20",
        "America/Los_Angeles, 2031-03-08",
        "America/Los_Angeles, 2031-11-01",
        "Australia/Lord_Howe, 2031-04-05",
        "Asia/Kathmandu, 2031-12-31"
    })
    void it_is_overdue_from_the_midnight_after_the_day_of_grace(String name, LocalDate due) {
        ZoneId zone = in(name);
        TestClock.turnTo(at(due, "12:00", zone));
        String path = mina.made(COMMITMENTS, "dueOn", due);
        TestClock.turnTo(at(due.plusDays(1), "23:59:30", zone));
        mina.get(path).then().body("overdue", is(false));
        mina.get(COMMITMENTS + "?overdue=true").then().body("items", empty());
        mina.get(COMMITMENTS + "?overdue=false").then().body("items.id", contains(idOf(path)));
        TestClock.turnTo(at(due.plusDays(2), "00:00", zone));
        mina.get(path).then().body("overdue", is(true));
        mina.get(COMMITMENTS + "?overdue=true").then().body("items.id", contains(idOf(path)));
        mina.get(COMMITMENTS + "?overdue=false").then().body("items", empty());
    }

    @Test
    void it_is_kept_on_the_agencys_day() {
        ZoneId zone = in("Pacific/Kiritimati");
        LocalDate today = LocalDate.of(2031, 5, 20);
        // In UTC it is still the day before.
        TestClock.turnTo(at(today, "08:00", zone));
        String path = mina.made(COMMITMENTS, "dueOn", today);
        violation(mina.post(COMMITMENTS, "dueOn", today.minusDays(1)), "/dueOn", "before_it_was_made");
        violation(mina.editor().body(map("on", today.plusDays(1))).post(path + "/keep"), "/on", "in_the_future");
        mina.editor().post(path + "/keep").then().statusCode(200).body("closedOn", equalTo(today.toString()));
    }

    @Test
    void in_the_evening_of_los_angeles_a_promise_for_today_is_not_of_yesterday() {
        ZoneId zone = in("America/Los_Angeles");
        LocalDate today = LocalDate.of(2031, 5, 20);
        // In UTC the next day has begun.
        TestClock.turnTo(at(today, "20:00", zone));
        String path = mina.made(COMMITMENTS, "dueOn", today);
        mina.editor().post(path + "/keep").then().statusCode(200).body("closedOn", equalTo(today.toString()));
    }

    @Test
    void another_time_zone_makes_no_correction_impossible() {
        ZoneId zone = in("America/Los_Angeles");
        LocalDate today = LocalDate.of(2031, 5, 20);
        TestClock.turnTo(at(today, "20:00", zone));
        String path = mina.made(COMMITMENTS, "dueOn", today);
        SettingsTest.change(mina.agency(), 1, "timeZone", "Asia/Tokyo").then().statusCode(200);
        mina.patch(path, 1, "importance", 3).then().statusCode(200);
        violation(mina.patch(path, 2, "dueOn", today.minusDays(1)), "/dueOn", "before_it_was_made");
    }
}
