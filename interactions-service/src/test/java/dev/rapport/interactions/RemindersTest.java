package dev.rapport.interactions;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.interactions.reminder.Reminders;
import dev.rapport.kit.work.Transaction;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Told once, on the day, where the agency is. */
@QuarkusTest
class RemindersTest {

    private static final long LOCK = 7_277_713;
    private static final LocalDate DUE = LocalDate.of(2031, 3, 10);

    @Inject
    Reminders reminders;

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    private final Topic events = new Topic("reminders");
    private final Relationship mina = Relationship.fresh();
    private ZoneId zone = ZoneOffset.UTC;

    @AfterEach
    void turnBack() {
        TestClock.turnBack();
    }

    private void agencyIn(String name, Integer... reminderDays) {
        zone = ZoneId.of(name);
        SettingsTest.change(mina.agency(), 0, "timeZone", name, "reminderDays", List.of(reminderDays))
                .then()
                .statusCode(200);
    }

    /** Turns the clock there and waits until everything is told that is due by then. */
    private void itIs(LocalDate day, String time) throws Exception {
        Instant now = day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
        TestClock.turnTo(now);
        tellAll();
    }

    private void tellAll() throws SQLException {
        Transaction.in(database, connection -> {
            try (Statement lock = connection.createStatement()) {
                lock.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            }
            int all = 0;
            for (int some = 1; some > 0; all += some) some = reminders.tellSome(connection);
            return all;
        });
    }

    private String promised(LocalDate due) {
        return mina.made(COMMITMENTS, "dueOn", due);
    }

    /** All of that promise, once there are so many: the kind and the days that are left. */
    private List<String> told(String path, int count) {
        return events.about(idOf(path), count).stream()
                .map(Topic::data)
                .map(one -> one.get("kind").asText() + ' ' + one.get("daysLeft").asInt())
                .toList();
    }

    /** The last of the agency's own: what was to be told of others is told by then. */
    private void assertNothingElseTold(String... paths) throws Exception {
        String last = promised(LocalDate.ofInstant(TestClock.now(), zone));
        tellAll();
        events.about(idOf(last), 1);
        for (String path : paths) {
            assertEquals(
                    List.of(),
                    events.await(0, record -> idOf(path).equals(record.key())).stream()
                            .map(Topic::data)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles", "UTC"})
    void each_reminder_is_told_from_midnight_on_where_the_agency_is(String name) throws Exception {
        agencyIn(name, 1, 0);
        itIs(DUE.minusDays(5), "12:00");
        String path = promised(DUE);
        itIs(DUE.minusDays(2), "23:59:50");
        itIs(DUE.minusDays(1), "00:00");
        assertEquals(List.of("DUE_SOON 1"), told(path, 1));
        itIs(DUE.minusDays(1), "23:59:50");
        itIs(DUE, "00:00");
        assertEquals(List.of("DUE_SOON 1", "DUE 0"), told(path, 2));
        itIs(DUE.plusDays(1), "23:59:50");
        itIs(DUE.plusDays(2), "00:00");
        itIs(DUE.plusDays(60), "00:00");
        assertEquals(List.of("DUE_SOON 1", "DUE 0", "OVERDUE -2"), told(path, 3));
        List<Integer> versions = events.about(idOf(path), 3).stream()
                .map(Topic::data)
                .map(one -> one.get("version").asInt())
                .toList();
        assertEquals(List.of(1, 2, 3), versions);
    }

    @Test
    void a_promise_that_came_with_an_import_is_told_of_as_any_other() throws Exception {
        agencyIn("Europe/Berlin", 1, 0);
        itIs(DUE.minusDays(5), "12:00");
        String row =
                """
                {"kind":"COMMITMENT","organizationId":"%s","influencerId":"%s","occurredAt":"2031-03-01T10:00:00Z","dueOn":"%s"}"""
                        .formatted(mina.organization(), mina.influencer(), DUE);
        Imports.counts(mina, Imports.ndjson(mina, row), "read", 1, "created", 1);
        String path = COMMITMENTS + "/" + mina.get(COMMITMENTS).path("items[0].id");
        itIs(DUE.minusDays(1), "00:00");
        assertEquals(List.of("DUE_SOON 1"), told(path, 1));
        itIs(DUE, "00:00");
        assertEquals(List.of("DUE_SOON 1", "DUE 0"), told(path, 2));
    }

    @Test
    void after_a_long_rest_only_the_latest_is_told() throws Exception {
        agencyIn("Europe/Berlin", 14, 7, 1, 0);
        itIs(DUE.minusDays(20), "12:00");
        String soon = promised(DUE.plusDays(3));
        String yesterday = promised(DUE.minusDays(1));
        String late = promised(DUE.minusDays(9));
        itIs(DUE, "09:00");
        assertEquals(List.of("DUE_SOON 3"), told(soon, 1));
        assertEquals(List.of("DUE -1"), told(yesterday, 1));
        assertEquals(List.of("OVERDUE -9"), told(late, 1));
    }

    @Test
    void what_has_ended_is_reminded_of_no_more() throws Exception {
        itIs(DUE.minusDays(20), "12:00");
        String kept = promised(DUE);
        String released = promised(DUE);
        String deleted = promised(DUE);
        mina.editor().post(kept + "/keep").then().statusCode(200);
        mina.editor().post(released + "/release").then().statusCode(200);
        mina.delete(deleted, 1).then().statusCode(204);
        itIs(DUE, "12:00");
        assertNothingElseTold(kept, released, deleted);
    }

    @Test
    void another_due_date_is_told_anew_and_other_corrections_are_not() throws Exception {
        agencyIn("UTC", 1);
        itIs(DUE.minusDays(20), "12:00");
        String path = promised(DUE);
        itIs(DUE.minusDays(1), "06:00");
        mina.patch(path, 1, "importance", 3, "summary", "A post").then().statusCode(200);
        itIs(DUE.minusDays(1), "07:00");
        mina.patch(path, 2, "dueOn", DUE.plusDays(4)).then().statusCode(200);
        itIs(DUE.plusDays(3), "06:00");
        assertEquals(List.of("DUE_SOON 1", "DUE_SOON 1"), told(path, 2));
        JsonNode last = Topic.data(events.about(idOf(path), 2).get(1));
        assertEquals(DUE.plusDays(4).toString(), last.get("dueOn").asText());
        assertEquals(3, last.get("importance").asInt());
    }

    @Test
    void a_history_that_is_written_down_later_is_no_alarm() throws Exception {
        itIs(DUE, "12:00");
        String old = mina.made(COMMITMENTS, "dueOn", DUE.minusDays(30), "occurredAt", DUE.minusDays(60) + "T12:00:00Z");
        String soon = promised(DUE.plusDays(5));
        tellAll();
        assertNothingElseTold(old, soon);
        itIs(DUE.plusDays(4), "06:00");
        assertEquals(List.of("DUE_SOON 1"), told(soon, 1));
    }

    @Test
    void other_reminder_days_hold_for_promises_that_are_there_already() throws Exception {
        agencyIn("UTC");
        itIs(DUE.minusDays(20), "12:00");
        String path = promised(DUE);
        itIs(DUE.minusDays(10), "06:00");
        SettingsTest.change(mina.agency(), 1, "reminderDays", List.of(5)).then().statusCode(200);
        itIs(DUE.minusDays(5), "06:00");
        assertEquals(List.of("DUE_SOON 5"), told(path, 1));
    }

    @Test
    void however_many_look_each_is_told_once() throws Exception {
        itIs(DUE.minusDays(20), "12:00");
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 30; i++) paths.add(promised(DUE));
        TestClock.turnTo(DUE.atTime(12, 0).toInstant(ZoneOffset.UTC));
        Callable<Integer> worker = () -> {
            int all = 0;
            for (int i = 0; i < 20; i++) all += Transaction.in(database, reminders::tellSome);
            return all;
        };
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> one : two.invokeAll(List.of(worker, worker))) one.get();
        }
        assertNothingElseTold();
        for (String path : paths) assertEquals(List.of("DUE 0"), told(path, 1));
    }

    @Test
    void what_is_rolled_back_was_not_told() throws Exception {
        itIs(DUE.minusDays(20), "12:00");
        String path = promised(DUE);
        TestClock.turnTo(DUE.atTime(12, 0).toInstant(ZoneOffset.UTC));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            reminders.tellSome(connection);
            connection.rollback();
        }
        tellAll();
        assertEquals(List.of("DUE 0"), told(path, 1));
    }

    @Test
    void a_promise_of_theirs_is_told_as_theirs_and_without_a_word() throws Exception {
        itIs(DUE.minusDays(20), "12:00");
        String path = mina.made(
                COMMITMENTS,
                "dueOn",
                DUE,
                "by",
                "THEM",
                "summary",
                "words",
                "responsible",
                "words",
                "externalId",
                "words");
        itIs(DUE, "12:00");
        var record = events.about(idOf(path), 1).getFirst();
        assertEquals("THEM", Topic.data(record).get("by").asText());
        assertEquals(mina.agency(), Topic.header(record, "ce_agency"));
        assertFalse(new String(record.value(), StandardCharsets.UTF_8).contains("words"));
    }

    @Test
    void nothing_of_it_is_told_among_the_interactions() throws Exception {
        itIs(DUE.minusDays(20), "12:00");
        String path = promised(DUE);
        itIs(DUE, "12:00");
        told(path, 1);
        List<String> types = new Topic("interactions")
                .about(idOf(path), 1).stream()
                        .map(record -> Topic.header(record, "ce_type"))
                        .distinct()
                        .toList();
        assertEquals(List.of("dev.rapport.interactions.interaction.v1"), types);
        mina.editor()
                .body(map("on", DUE.minusDays(1)))
                .post(path + "/keep")
                .then()
                .statusCode(200);
        assertEquals(
                Stream.of(1, 2).toList(),
                new Topic("interactions")
                        .about(idOf(path), 2).stream()
                                .map(record -> Topic.data(record).get("version").asInt())
                                .toList());
    }
}
