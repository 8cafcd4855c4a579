package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the database roles of this service may do, beyond what {@link TenantWallsTest} tries in every table. */
@QuarkusTest
class RowLevelSecurityTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Relationship mina;

    @BeforeEach
    void fill_every_table() {
        mina = Relationship.fresh();
        mina.made(INTERACTIONS, "kind", "HELP");
        mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        mina.made(AGREEMENTS, "giveShare", 0.5);
        String survey = mina.made(SURVEYS, "answers", Map.of("trust", 5));
        mina.patch(survey, 1, "summary", "words").then().statusCode(200);
        new Feeds(mina).token();
        SettingsTest.change(mina.agency(), 0, "timeZone", "Asia/Tokyo");
        mina.cadence("targetDays", 7, "maxDays", 14);
        ContactNews.research(mina.agency(), Ids.next(), 1, mina.influencer(), "2026-01-01T00:00:00Z", 1);
        ContactNews.optOut(mina.agency(), mina.influencer(), "2026-01-01");
        Database.await("the opt-out", () -> !Database.ask(
                        "SELECT 1 FROM contact_permission WHERE agency = '" + mina.agency() + "'")
                .isEmpty());
        mina.editor()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(mina.body("kind", "INBOUND"))
                .post(INTERACTIONS)
                .then()
                .statusCode(201);
    }

    private static Connection app() throws SQLException {
        return LocalStack.shared().connect("interactions", "interactions_app");
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void become(Connection connection, String agency) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config('rapport.agency', ?, false)")) {
            statement.setString(1, agency);
            statement.execute();
        }
    }

    @Test
    void an_agency_sees_its_own_rows_only() throws Exception {
        try (Connection app = app()) {
            become(app, mina.agency());
            assertEquals(2, count(app, "interaction"));
            assertEquals(1, count(app, "survey"));
            assertEquals(1, count(app, "calendar_feed"));
            assertEquals(1, count(app, "agency_settings"));
            assertEquals(1, count(app, "revision"));
            assertEquals(2, count(app, "known_contact"));
            assertEquals(1, count(app, "cadence"));
            assertEquals(2, count(app, "touchpoint"));
            assertEquals(1, count(app, "contact_permission"));
            become(app, Relationship.fresh().agency());
            assertEquals(0, count(app, "interaction"));
            for (String table : List.of(
                    "survey",
                    "calendar_feed",
                    "agency_settings",
                    "revision",
                    "cadence",
                    "touchpoint",
                    "research",
                    "contact_permission")) {
                assertEquals(0, count(app, table), table);
            }
        }
    }

    @Test
    void rows_of_no_or_another_agency_cannot_be_written() throws Exception {
        String insert = "INSERT INTO agreement SELECT '%s', gen_random_uuid(), 1, false, gen_random_uuid(),"
                + " gen_random_uuid(), now(), 0.5, null, '{}', null, null, now(), now()";
        try (Connection app = app();
                Statement statement = app.createStatement()) {
            refused(statement, insert.formatted(mina.agency()));
            become(app, "another");
            refused(statement, insert.formatted(mina.agency()));
            refused(
                    statement,
                    "INSERT INTO survey SELECT '" + mina.agency()
                            + "', gen_random_uuid(), 1, false, gen_random_uuid(), gen_random_uuid(), now(),"
                            + " 5, null, null, null, null, null, now(), now()");
            refused(
                    statement,
                    "INSERT INTO outbox (agency, topic, type, subject, version, owner, data)" + " VALUES ('"
                            + mina.agency() + "', 'interactions', 't', 's', 1, 'o', '')");
            refused(
                    statement,
                    "INSERT INTO ask_guard SELECT '" + mina.agency()
                            + "', gen_random_uuid(), 1, 'OFF', 1, 'OFF', 'OFF', now(), now()");
            assertEquals(0, statement.executeUpdate("UPDATE interaction SET value = 5"));
            assertEquals(0, statement.executeUpdate("UPDATE revision SET reason = 'none'"));
            assertEquals(0, statement.executeUpdate("DELETE FROM ask_guard"));
            assertEquals(0, statement.executeUpdate("DELETE FROM commitment"));
            assertEquals(0, statement.executeUpdate("UPDATE survey SET trust = 9"));
            assertEquals(0, statement.executeUpdate("DELETE FROM calendar_feed"));
            assertEquals(0, statement.executeUpdate("UPDATE agency_settings SET time_zone = 'UTC'"));
            refused(
                    statement,
                    "INSERT INTO agency_settings VALUES ('" + mina.agency() + "', 9, 'UTC', '{}', now(), 'me')");
            refused(
                    statement,
                    "INSERT INTO calendar_feed VALUES ('" + mina.agency()
                            + "', gen_random_uuid(), 1, 'n', null, null, '', 'me', now(), now())");
            refused(statement, "UPDATE calendar_feed SET name = 'n'");
            assertEquals(0, statement.executeUpdate("DELETE FROM touchpoint"));
            assertEquals(0, statement.executeUpdate("UPDATE cadence SET max_days = 1000"));
            // What derives touchpoints sees no more than who calls it.
            statement.execute(
                    "SELECT derive_touchpoints('" + mina.agency() + "', ARRAY['" + mina.influencer() + "']::uuid[])");
            become(app, mina.agency());
            assertEquals(2, count(app, "touchpoint"));
        }
    }

    @Test
    void the_application_cannot_invent_contacts_or_read_the_outbox() throws Exception {
        try (Connection app = app();
                Statement statement = app.createStatement()) {
            become(app, mina.agency());
            refused(
                    statement,
                    "INSERT INTO known_contact VALUES ('" + mina.agency()
                            + "', gen_random_uuid(), 'INFLUENCER', 1, false)");
            refused(statement, "UPDATE known_contact SET deleted = false");
            refused(statement, "UPDATE contact_permission SET deleted = true");
            refused(
                    statement,
                    "INSERT INTO contact_permission VALUES ('" + mina.agency()
                            + "', gen_random_uuid(), 1, false, gen_random_uuid(), now(), 'OPT_IN')");
            refused(statement, "DELETE FROM contact_permission");
            refused(statement, "UPDATE research SET value = 3");
            refused(statement, "SELECT * FROM outbox");
            refused(statement, "DELETE FROM erased");
            refused(
                    statement,
                    "INSERT INTO erased VALUES ('" + mina.agency()
                            + "', gen_random_uuid(), gen_random_uuid(), now(), '{}')");
            refused(statement, "UPDATE audit_log SET caller = 'nobody'");
            refused(statement, "DELETE FROM audit_log");
            refused(statement, "SELECT * FROM buried_letter");
        }
    }

    @Test
    void the_intake_reaches_contacts_due_dates_and_what_it_must_erase_and_changes_nothing_else() throws Exception {
        try (Connection intake = LocalStack.shared().connect("interactions", "interactions_intake");
                Statement statement = intake.createStatement()) {
            assertTrue(count(intake, "known_contact") > 0);
            for (String table : List.of(
                    "interaction",
                    "commitment",
                    "agreement",
                    "survey",
                    "revision",
                    "touchpoint",
                    "import_key",
                    "import_mail",
                    "import_stranger")) {
                count(intake, table);
                refused(statement, "UPDATE " + table + " SET agency = 'mine'");
                refused(statement, "INSERT INTO " + table + " SELECT * FROM " + table);
            }
            refused(statement, "UPDATE commitment SET status = 'KEPT'");
            refused(statement, "UPDATE agency_settings SET time_zone = 'UTC'");
            refused(statement, "DELETE FROM idempotency");
            refused(statement, "UPDATE erased SET at = now()");
            refused(statement, "DELETE FROM erased");
            for (String table : List.of(
                    "audit_log",
                    "outbox",
                    "calendar_feed",
                    "ask_guard",
                    "cadence",
                    "touchpoint_changed",
                    "import_job",
                    "import_chunk")) {
                refused(statement, "SELECT * FROM " + table);
            }
        }
    }

    private static void refused(Statement statement, String sql) {
        var refusal = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal.getMessage());
    }
}
