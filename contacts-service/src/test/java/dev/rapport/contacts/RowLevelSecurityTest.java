package dev.rapport.contacts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the database roles of this service may do, beyond what {@link TenantWallsTest} tries in every table. */
@QuarkusTest
class RowLevelSecurityTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Api api;

    @BeforeEach
    void leave_an_answer_that_is_remembered() {
        api = Api.ofANewAgency();
        api.editor()
                .header("Idempotency-Key", "k")
                .body(Api.map("name", "Alder"))
                .post(Api.ORGANIZATIONS);
    }

    private static List<String> readable() {
        return Rows.tablesWithAgency().stream()
                .filter(table -> !table.equals("outbox"))
                .toList();
    }

    private static void become(Connection connection, String agency) throws SQLException {
        Rows.ask(connection, "SELECT set_config('rapport.agency', '" + agency + "', false)");
    }

    private static String count(Connection connection, String table) throws SQLException {
        return Rows.ask(connection, "SELECT count(*) FROM " + table).getFirst();
    }

    private static void refused(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var refusal = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal.getMessage());
        }
    }

    @Test
    void what_was_erased_cannot_be_rewritten_within_the_agency_either() throws Exception {
        try (Connection app = Rows.as("contacts_app")) {
            become(app, api.agency());
            refused(app, "DELETE FROM erasure");
            refused(app, "UPDATE suppression SET hash = 'y'");
            refused(app, "DELETE FROM erased");
            refused(app, "SELECT * FROM buried_letter");
        }
    }

    @Test
    void the_application_cannot_read_or_empty_the_outbox_or_change_tables() throws Exception {
        try (Connection app = Rows.as("contacts_app")) {
            become(app, api.agency());
            refused(app, "SELECT * FROM outbox");
            refused(app, "DELETE FROM outbox");
            refused(app, "UPDATE outbox SET data = ''");
            refused(app, "SELECT * FROM topic_layout");
            refused(app, "ALTER TABLE influencer DISABLE ROW LEVEL SECURITY");
            refused(app, "DROP TABLE influencer");
            refused(app, "TRUNCATE influencer");
            refused(app, "CREATE TABLE mine (id int)");
            refused(app, "SET SESSION AUTHORIZATION contacts_owner");
        }
    }

    @Test
    void the_owner_without_an_agency_sees_nothing_either() throws Exception {
        try (Connection owner = Rows.as("contacts_owner")) {
            for (String table : Rows.tablesWithAgency()) assertEquals("0", count(owner, table), table);
        }
    }

    @Test
    void the_relay_reaches_the_outbox_and_old_answers_and_nothing_else() throws Exception {
        try (Connection relay = Rows.as("contacts_relay")) {
            count(relay, "outbox");
            assertTrue(Long.parseLong(count(relay, "idempotency")) > 0);
            for (String table : readable()) {
                if (!table.equals("idempotency")) refused(relay, "SELECT * FROM " + table);
            }
            // To find work, and no more than that.
            Rows.ask(relay, "SELECT id FROM import_job WHERE state = 'WAITING' AND claimed_until IS NULL");
            refused(relay, "SELECT mapping FROM import_job");
            refused(relay, "UPDATE import_job SET state = 'DONE'");
            refused(relay, "UPDATE outbox SET data = ''");
            refused(
                    relay,
                    "INSERT INTO outbox (agency, topic, type, subject, version, owner, data) VALUES ('a', 'contacts', 't', 's', 1, 'o', '')");
        }
    }
}
