package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The second wall holds by itself: what the application's database role can do when the application forgets. */
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
        mina.editor()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(mina.body("kind", "ASK"))
                .post(INTERACTIONS)
                .then()
                .statusCode(201);
    }

    private static Connection app() throws SQLException {
        return LocalStack.shared().connect("interactions", "interactions_app");
    }

    private static List<String> tenantTables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection superuser = LocalStack.shared().superuser("interactions");
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = 'agency'""")) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        assertTrue(tables.containsAll(List.of("interaction", "commitment", "agreement", "known_contact", "outbox")));
        return tables;
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
    void without_an_agency_no_row_is_seen_in_any_table() throws Exception {
        try (Connection app = app()) {
            for (String table : tenantTables()) {
                if (!table.equals("outbox")) assertEquals(0, count(app, table), table);
            }
            become(app, "");
            for (String table : tenantTables()) {
                if (!table.equals("outbox")) assertEquals(0, count(app, table), table);
            }
        }
    }

    @Test
    void an_agency_sees_its_own_rows_only() throws Exception {
        try (Connection app = app()) {
            become(app, mina.agency());
            assertEquals(2, count(app, "interaction"));
            assertEquals(2, count(app, "known_contact"));
            become(app, Relationship.fresh().agency());
            assertEquals(0, count(app, "interaction"));
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
                    "INSERT INTO outbox (agency, topic, type, subject, version, owner, data)" + " VALUES ('"
                            + mina.agency() + "', 'interactions', 't', 's', 1, 'o', '')");
            assertEquals(0, statement.executeUpdate("UPDATE interaction SET value = 5"));
            assertEquals(0, statement.executeUpdate("DELETE FROM commitment"));
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
            refused(statement, "SELECT * FROM outbox");
        }
    }

    @Test
    void the_intake_reaches_contacts_and_nothing_else() throws Exception {
        try (Connection intake = LocalStack.shared().connect("interactions", "interactions_intake");
                Statement statement = intake.createStatement()) {
            assertTrue(count(intake, "known_contact") > 0);
            for (String table : List.of("interaction", "commitment", "agreement", "idempotency", "outbox")) {
                refused(statement, "SELECT * FROM " + table);
            }
        }
    }

    private static void refused(Statement statement, String sql) {
        var refusal = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal.getMessage());
    }
}
