package dev.rapport.local.walls;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the database's own catalog must say of tables, keys, roles and functions, so that no wall is forgotten. */
public abstract class WallsInCatalog {

    /** Tables without an agency; of none of them the role that serves requests may have any right. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "flyway_schema_history", "what was migrated when, and nothing of anybody",
            "buried_letter", "a dead letter may be of no agency at all; only the intake and the relay reach it",
            "topic_layout", "by how many partitions a topic lies, and nothing of anybody; only the relay reaches it");

    private final Catalog catalog;

    protected WallsInCatalog(String service) {
        this.catalog = new Catalog(service);
    }

    private void none(String sql) throws SQLException {
        assertEquals(List.of(), catalog.ask(sql));
    }

    @Test
    void every_table_has_an_agency_or_a_reason_to_have_none() throws SQLException {
        assertEquals(new TreeSet<>(EXCEPTIONS.keySet()), new TreeSet<>(catalog.otherTables()));
        none(
                """
                SELECT c.relname FROM pg_class c WHERE c.relname IN ('flyway_schema_history', 'buried_letter', 'topic_layout')
                AND (has_table_privilege('${service}_app', c.oid, 'SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER')
                    OR has_any_column_privilege('${service}_app', c.oid, 'SELECT,INSERT,UPDATE,REFERENCES'))""");
    }

    @Test
    void every_table_with_an_agency_is_walled_for_its_owner_too() throws SQLException {
        none(
                """
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency'
                WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relnamespace = 'public'::regnamespace
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""");
        none(
                """
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency'
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.roles = '{${service}_app}'
                    AND p.qual = '(agency = current_agency())' AND p.with_check = '(agency = current_agency())')""");
        // A view reads as whoever has made it, unless it says otherwise.
        none(
                """
                SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
                AND NOT coalesce(reloptions @> '{security_invoker=true}', false)""");
    }

    /** Policies add up: one that is too wide would undo the others. */
    @Test
    void only_the_roles_of_background_work_see_over_the_wall() throws SQLException {
        none(
                """
                SELECT tablename || ': ' || policyname FROM pg_policies WHERE schemaname = 'public'
                AND NOT roles <@ '{${service}_relay,${service}_intake}'
                AND (coalesce(qual, '(agency = current_agency())') <> '(agency = current_agency())'
                    OR coalesce(with_check, '(agency = current_agency())') <> '(agency = current_agency())')""");
    }

    /** The id of an outbox row is given by the database, always: nobody can probe for one by choosing it. */
    @Test
    void nothing_is_unique_across_agencies_but_what_nobody_can_choose() throws SQLException {
        none(
                """
                SELECT i.indexrelid::regclass::text FROM pg_index i
                JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency'
                WHERE (i.indisunique OR i.indisexclusion) AND i.indkey[0] <> a.attnum
                AND NOT EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND i.indnatts = 1
                    AND k.attnum = i.indkey[0] AND k.attidentity = 'a')""");
    }

    @Test
    void no_foreign_key_reaches_into_another_agency() throws SQLException {
        none(
                """
                SELECT k.conrelid::regclass || ': ' || k.conname FROM pg_constraint k
                WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
                AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS pair (here, there)
                    JOIN pg_attribute h ON h.attrelid = k.conrelid AND h.attnum = here AND h.attname = 'agency'
                    JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = there AND t.attname = 'agency')""");
    }

    @Test
    void no_role_of_the_service_stands_above_the_wall_or_can_become_one_that_does() throws SQLException {
        none(
                """
                SELECT rolname FROM pg_roles WHERE rolname LIKE '${service}\\_%'
                AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)""");
        none(
                """
                SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
                WHERE r.rolname LIKE '${service}\\_%'""");
    }

    @Test
    void the_roles_at_work_own_nothing_and_can_make_nothing() throws SQLException {
        none(
                """
                SELECT d.classid::regclass || ' ' || d.objid FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
                WHERE d.deptype = 'o' AND r.rolname IN ('${service}_app', '${service}_relay', '${service}_intake')""");
        none(
                """
                SELECT r.rolname FROM pg_roles r WHERE r.rolname IN ('${service}_app', '${service}_relay', '${service}_intake')
                AND (has_database_privilege(r.oid, current_database(), 'CREATE,TEMPORARY')
                    OR EXISTS (SELECT FROM pg_namespace n WHERE has_schema_privilege(r.oid, n.oid, 'CREATE')))""");
    }

    @Test
    void tables_are_made_by_a_role_that_does_nothing_else() throws SQLException {
        assertEquals(
                catalog.ask("SELECT '${service}_owner'"),
                catalog.ask("SELECT DISTINCT installed_by FROM flyway_schema_history"));
        none(
                """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
                AND relowner <> '${service}_owner'::regrole""");
    }

    /** Such a function runs with the rights of its owner: a caller's search_path must not choose what it calls. */
    @Test
    void no_function_lends_its_owners_rights_without_pinning_what_it_calls() throws SQLException {
        none(
                """
                SELECT p.oid::regprocedure::text FROM pg_proc p
                WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace
                AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%')""");
    }

    @Test
    void what_was_done_can_be_added_to_and_never_rewritten() throws SQLException {
        none(
                """
                SELECT r.rolname || ' ' || word FROM pg_roles r, unnest('{UPDATE,DELETE,TRUNCATE,TRIGGER,REFERENCES}'::text[]) word
                WHERE r.rolname IN ('${service}_app', '${service}_relay', '${service}_intake')
                AND has_table_privilege(r.oid, 'audit_log', word)""");
    }
}
