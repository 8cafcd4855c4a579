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

/** The second wall holds by itself: what the service's database roles can do when the service forgets who is asking. */
@QuarkusTest
class RowLevelSecurityTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Api api;

    @BeforeEach
    void fill_every_table() {
        api = Api.ofANewAgency();
        String mina = api.influencer("Mina");
        api.made(mina + "/research", "note", "n");
        api.put(mina + "/do-not-contact", 1).then().statusCode(200);
        Api.path(api.editor()
                .header("Idempotency-Key", "k")
                .body(Api.map("name", "Alder"))
                .post(Api.ORGANIZATIONS));
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
    void every_table_with_an_agency_is_walled_for_everybody_its_owner_too() {
        List<String> tables = Rows.tablesWithAgency();
        assertEquals(
                List.of("contact_permission", "idempotency", "influencer", "organization", "outbox", "research_note"),
                tables);
        assertEquals(
                tables,
                Rows.ask(
                        """
                        SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relrowsecurity AND c.relforcerowsecurity
                        AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname
                            AND p.roles = '{contacts_app}' AND p.qual LIKE '%current_agency()%'
                            AND p.with_check LIKE '%current_agency()%') ORDER BY 1"""));
    }

    @Test
    void every_key_begins_with_the_agency() {
        assertEquals(
                List.of(),
                Rows.ask(
                        """
                        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency'
                        WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND i.indkey[0] <> a.attnum
                        AND c.relname <> 'outbox'"""));
        assertEquals(
                List.of(),
                Rows.ask(
                        """
                        SELECT k.conname FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid
                        AND a.attname = 'agency' WHERE k.contype = 'f' AND k.conkey[1] <> a.attnum"""));
    }

    @Test
    void no_role_of_the_service_is_above_the_wall() {
        assertEquals(
                List.of(),
                Rows.ask(
                        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'contacts\\_%' AND (rolsuper OR rolbypassrls)"));
        assertEquals(
                List.of(),
                Rows.ask(
                        """
                        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                        AND pg_get_userbyid(relowner) IN ('contacts_app', 'contacts_relay', 'contacts_intake')"""));
        assertEquals(
                List.of(),
                Rows.ask(
                        """
                        SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
                        WHERE r.rolname LIKE 'contacts\\_%'"""));
    }

    @Test
    void without_an_agency_no_row_is_seen_in_any_table() throws Exception {
        for (String agency : new String[] {null, "", "another"}) {
            try (Connection app = Rows.as("contacts_app")) {
                if (agency != null) become(app, agency);
                for (String table : readable()) assertEquals("0", count(app, table), table + " for " + agency);
            }
        }
    }

    @Test
    void an_agency_sees_its_own_rows_only() throws Exception {
        try (Connection app = Rows.as("contacts_app")) {
            become(app, api.agency());
            for (String table : readable()) {
                assertEquals("1", count(app, table), table);
                assertEquals("0", count(app, table + " WHERE agency <> '" + api.agency() + "'"), table);
            }
        }
    }

    @Test
    void rows_of_no_or_another_agency_can_be_neither_made_nor_changed() throws Exception {
        var before = Rows.of(api);
        for (String agency : new String[] {null, "", "another"}) {
            try (Connection app = Rows.as("contacts_app")) {
                if (agency != null) become(app, agency);
                refused(
                        app,
                        "INSERT INTO influencer (agency, id, version, name, emails, channels, interests, tags, created_at, updated_at) VALUES ('"
                                + api.agency() + "', gen_random_uuid(), 1, 'n', '{}', '[]', '{}', '{}', now(), now())");
                refused(
                        app,
                        "INSERT INTO organization (agency, id, version, name, goals, presence, created_at, updated_at) VALUES ('"
                                + api.agency() + "', gen_random_uuid(), 1, 'n', '{}', '[]', now(), now())");
                refused(
                        app,
                        "INSERT INTO idempotency (agency, caller, key, fingerprint, status) VALUES ('" + api.agency()
                                + "', 'c', 'k', 'f', 201)");
                refused(
                        app,
                        "INSERT INTO outbox (agency, topic, type, subject, version, owner, data) VALUES ('"
                                + api.agency() + "', 'contacts', 't', 's', 1, 'o', '')");
                try (Statement statement = app.createStatement()) {
                    for (String table : readable()) {
                        assertEquals(0, statement.executeUpdate("UPDATE " + table + " SET created_at = now()"));
                        assertEquals(0, statement.executeUpdate("DELETE FROM " + table));
                    }
                }
            }
        }
        assertEquals(before, Rows.of(api));
    }

    @Test
    void a_row_cannot_be_given_away() throws Exception {
        try (Connection app = Rows.as("contacts_app")) {
            become(app, api.agency());
            refused(app, "UPDATE organization SET agency = 'another'");
        }
    }

    @Test
    void the_application_cannot_read_or_empty_the_outbox_or_change_tables() throws Exception {
        try (Connection app = Rows.as("contacts_app")) {
            become(app, api.agency());
            refused(app, "SELECT * FROM outbox");
            refused(app, "DELETE FROM outbox");
            refused(app, "UPDATE outbox SET data = ''");
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
            for (String table : List.of("influencer", "organization", "research_note", "contact_permission")) {
                refused(relay, "SELECT * FROM " + table);
            }
            refused(relay, "UPDATE outbox SET data = ''");
            refused(
                    relay,
                    "INSERT INTO outbox (agency, topic, type, subject, version, owner, data) VALUES ('a', 'contacts', 't', 's', 1, 'o', '')");
        }
    }
}
