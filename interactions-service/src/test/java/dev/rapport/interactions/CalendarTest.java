package dev.rapport.interactions;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;

import static dev.rapport.interactions.Feeds.event;
import static dev.rapport.interactions.Feeds.events;
import static dev.rapport.interactions.Feeds.idsIn;
import static dev.rapport.interactions.Feeds.parsed;
import static dev.rapport.interactions.Feeds.value;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.idOf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Open commitments in a calendar program. */
@QuarkusTest
class CalendarTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Relationship mina;
    private Feeds feeds;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
        feeds = new Feeds(mina);
    }

    @AfterEach
    void turnBack() {
        TestClock.turnBack();
    }

    @Test
    void a_promise_is_an_event_of_its_whole_due_day_with_the_agencys_alarms() {
        String path = mina.made(
                COMMITMENTS, "dueOn", "2030-03-31", "importance", 3, "summary", "A post; two stories,\nas agreed \\o/");
        String token = feeds.token("name", "Ours, all");
        var calendar = parsed(token);
        assertEquals("Ours, all", value(calendar, "X-WR-CALNAME"));
        assertEquals("PT1H", value(calendar, "REFRESH-INTERVAL"));
        VEvent event = event(token, path);
        assertEquals("We promised: A post; two stories,\nas agreed \\o/", value(event, "SUMMARY"));
        assertEquals("20300331", value(event, "DTSTART"));
        assertEquals("20300401", value(event, "DTEND"));
        assertEquals("CONFIRMED", value(event, "STATUS"));
        assertEquals("TRANSPARENT", value(event, "TRANSP"));
        assertEquals("0", value(event, "SEQUENCE"));
        assertEquals("1", value(event, "PRIORITY"));
        List<Component> alarms = event.getComponentList().getAll();
        assertEquals(
                List.of("-P6DT15H", "-PT15H", "PT9H"),
                alarms.stream().map(alarm -> value(alarm, "TRIGGER")).toList());
    }

    @Test
    void the_agencys_time_zone_and_reminder_days_are_in_it() {
        mina.made(COMMITMENTS, "dueOn", today.plusDays(9));
        String token = feeds.token();
        SettingsTest.change(mina.agency(), 0, "timeZone", "Asia/Tokyo", "reminderDays", List.of())
                .then()
                .statusCode(200);
        assertEquals("Asia/Tokyo", value(parsed(token), "X-WR-TIMEZONE"));
        assertEquals("Promises", value(parsed(token), "NAME"));
        assertTrue(events(token).getFirst().getComponentList().getAll().isEmpty());
    }

    @Test
    void what_moves_moves_in_the_calendar_and_what_ends_is_cancelled() {
        String moved = mina.made(COMMITMENTS, "dueOn", "2030-03-31");
        String kept = mina.made(COMMITMENTS, "dueOn", today, "summary", "A post");
        String deleted = mina.made(COMMITMENTS, "dueOn", today, "summary", "A secret");
        String token = feeds.token();
        mina.patch(moved, 1, "dueOn", "2030-04-02").then().statusCode(200);
        mina.editor().post(kept + "/keep").then().statusCode(200);
        mina.delete(deleted, 1).then().statusCode(204);
        VEvent event = event(token, moved);
        assertEquals("20300402", value(event, "DTSTART"));
        assertEquals("1", value(event, "SEQUENCE"));
        for (String path : List.of(kept, deleted)) {
            VEvent ended = event(token, path);
            assertEquals("CANCELLED", value(ended, "STATUS"));
            assertEquals("1", value(ended, "SEQUENCE"));
            assertTrue(ended.getComponentList().getAll().isEmpty());
        }
        assertEquals("We promised (importance 1), due " + today, value(event(token, deleted), "SUMMARY"));
        TestClock.turnForward(Duration.ofDays(61));
        assertEquals(List.of(idOf(moved)), idsIn(token));
    }

    @Test
    void what_moves_to_another_organization_is_cancelled_in_the_calendar_of_the_first() {
        UUID other = ContactNews.made(mina.agency(), ContactNews.ORGANIZATION);
        String path = mina.made(COMMITMENTS, "dueOn", "2030-03-31", "summary", "A post");
        String first = feeds.token("organizationId", mina.organization());
        String second = feeds.token("organizationId", other);
        mina.patch(path, 1, "summary", "A film").then().statusCode(200);
        mina.patch(path, 2, "organizationId", other).then().statusCode(200);
        VEvent gone = event(first, path);
        assertEquals("CANCELLED", value(gone, "STATUS"));
        assertEquals("2", value(gone, "SEQUENCE"));
        assertEquals("We promised (importance 1), due 2030-03-31", value(gone, "SUMMARY"));
        assertEquals("CONFIRMED", value(event(second, path), "STATUS"));
        mina.patch(path, 3, "organizationId", mina.organization()).then().statusCode(200);
        assertEquals("CONFIRMED", value(event(first, path), "STATUS"));
        assertEquals("CANCELLED", value(event(second, path), "STATUS"));
        assertEquals(List.of(idOf(path)), idsIn(feeds.token()));
        TestClock.turnForward(Duration.ofDays(61));
        assertEquals(List.of(), idsIn(second));
    }

    /** Calendar programs take an event anew only where its SEQUENCE has risen. */
    @Test
    void whatever_happens_to_a_promise_its_sequence_rises() {
        String token = feeds.token();
        Random random = new Random(7);
        for (int story = 0; story < 4; story++) {
            String path = mina.made(COMMITMENTS, "dueOn", "2030-03-31");
            List<Long> sequences = new ArrayList<>(List.of(sequence(token, path)));
            for (long version = 1; version < 5; version++) {
                change(path, version, random.nextInt(3));
                sequences.add(sequence(token, path));
            }
            if (story % 2 == 0) mina.editor().post(path + "/release").then().statusCode(200);
            else mina.delete(path, 5).then().statusCode(204);
            sequences.add(sequence(token, path));
            assertEquals(sequences.stream().distinct().sorted().toList(), sequences);
        }
    }

    private void change(String path, long version, int what) {
        switch (what) {
            case 0 -> mina.patch(path, version, "dueOn", "2030-04-0" + version);
            case 1 -> mina.patch(path, version, "summary", "of version " + version);
            default -> mina.patch(path, version, "responsible", "of version " + version);
        }
    }

    private static long sequence(String token, String path) {
        return Long.parseLong(value(event(token, path), "SEQUENCE"));
    }

    @Test
    void a_feed_shows_what_it_was_made_for() {
        Relationship jonas = Relationship.in(mina.agency());
        String ours = mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        String theirs = mina.made(COMMITMENTS, "dueOn", "2030-01-02", "by", "THEM");
        String others = jonas.made(COMMITMENTS, "dueOn", "2030-01-03");
        assertEquals(Set.of(idOf(ours), idOf(theirs), idOf(others)), Set.copyOf(idsIn(feeds.token())));
        assertEquals(List.of(idOf(theirs)), idsIn(feeds.token("by", "THEM")));
        assertEquals(List.of(idOf(others)), idsIn(feeds.token("organizationId", jonas.organization(), "by", "US")));
        assertEquals("They promised (importance 1), due 2030-01-02", value(event(feeds.token(), theirs), "SUMMARY"));
    }

    @Test
    void the_coming_ones_come_first_and_then_the_last_of_the_past() {
        String past = mina.made(COMMITMENTS, "dueOn", "2020-01-02", "occurredAt", "2020-01-01T00:00:00Z");
        String longPast = mina.made(COMMITMENTS, "dueOn", "2019-01-02", "occurredAt", "2019-01-01T00:00:00Z");
        String next = mina.made(COMMITMENTS, "dueOn", today.plusDays(1));
        String later = mina.made(COMMITMENTS, "dueOn", today.plusDays(2));
        assertEquals(List.of(idOf(next), idOf(later), idOf(past), idOf(longPast)), idsIn(feeds.token()));
    }

    @Test
    void who_has_it_already_is_told_so() {
        mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        String token = feeds.token();
        Response first = Feeds.read(token);
        first.then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .header("Cache-Control", "private, max-age=300");
        String tag = first.header("ETag");
        given().queryParam("token", token)
                .header("If-None-Match", tag)
                .get(Feeds.CALENDAR)
                .then()
                .statusCode(304);
        mina.made(COMMITMENTS, "dueOn", "2030-01-02");
        given().queryParam("token", token)
                .header("If-None-Match", tag)
                .get(Feeds.CALENDAR)
                .then()
                .statusCode(200);
    }

    @Test
    void an_empty_calendar_is_one_too() {
        String token = feeds.token();
        assertEquals(List.of(), idsIn(token));
        assertEquals(1, parsed(token).getComponentList().getAll().size());
    }

    @Test
    void feeds_are_listed_without_their_tokens() {
        Response made = feeds.make("name", "Theirs", "by", "THEM");
        String place = Feeds.FEEDS + "/" + made.path("id");
        made.then().header("Location", containsString(place)).body("createdBy", notNullValue());
        feeds.make().then().statusCode(201);
        mina.get(Feeds.FEEDS)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("Theirs", "Promises")))
                .body("items[0].url", nullValue());
        mina.get(place).then().header("ETag", "\"1\"").body("by", equalTo("THEM"), "url", nullValue());
        mina.editor().delete(place).then().statusCode(428);
        mina.delete(place, 2).then().statusCode(412);
        mina.delete(place, 1).then().statusCode(204);
        mina.get(place).then().statusCode(404);
    }

    @Test
    void what_is_no_feed_is_refused_and_makes_none() {
        feeds.make("organizationId", mina.influencer())
                .then()
                .statusCode(404)
                .body("violations[0].pointer", equalTo("/organizationId"));
        feeds.make("organizationId", UUID.randomUUID()).then().statusCode(404);
        feeds.make("organizationId", Relationship.fresh().organization()).then().statusCode(404);
        feeds.make("name", "").then().statusCode(400);
        feeds.make("name", "x".repeat(101)).then().statusCode(400);
        feeds.make("by", "ME").then().statusCode(400);
        feeds.make("influencerId", mina.influencer()).then().statusCode(400);
        mina.get(Feeds.FEEDS).then().body("items.size()", equalTo(0));
    }
}
