package dev.rapport.contacts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was written in the audit log stays as it was, or it shows: whoever did it, the owner of the tables included. */
@QuarkusTest
class AuditTamperingTest {

    private final Api api = Api.ofANewAgency();
    private final AuditProof log = new AuditProof(api);

    @Test
    void an_entry_that_is_altered_shows() throws Exception {
        log.kept(2);
        for (String change : List.of(
                "caller = 'nobody'",
                "action = 'READ'",
                "kind = 'campaign'",
                "thing = gen_random_uuid()",
                "version = audit_log.version + 1",
                "fields = '{name}'",
                "counts = '{}'")) {
            log.tamper("CREATE TABLE kept AS SELECT * FROM audit_log WHERE OURS ORDER BY at, id LIMIT 1;"
                    + "UPDATE audit_log SET " + change + " FROM kept WHERE audit_log.id = kept.id;");
            log.breaks("SEALED_CHANGED", "");
            log.tamper("DELETE FROM audit_log USING kept WHERE audit_log.id = kept.id;"
                    + "ALTER TABLE audit_log DISABLE TRIGGER await_seal;"
                    + "INSERT INTO audit_log SELECT * FROM kept;"
                    + "ALTER TABLE audit_log ENABLE TRIGGER await_seal; DROP TABLE kept;");
            assertTrue(log.verify("").getBoolean("intact"), "put back as it was");
        }
    }

    @Test
    void an_entry_that_is_taken_out_or_moved_in_time_shows() throws Exception {
        log.kept(2);
        log.tamper("UPDATE audit_log SET at = at - interval '1 day' WHERE OURS AND id ="
                + " (SELECT id FROM audit_log WHERE OURS ORDER BY at, id LIMIT 1)");
        log.breaks("ENTRY_GONE", "");
        log.tamper(
                "DELETE FROM audit_log WHERE OURS AND id = (SELECT id FROM audit_log WHERE OURS ORDER BY at, id LIMIT 1)");
        log.breaks("ENTRY_GONE", "");
    }

    @Test
    void an_entry_that_never_waited_for_its_seal_shows() throws Exception {
        log.kept(1);
        log.tamper("ALTER TABLE audit_log DISABLE TRIGGER await_seal;"
                + "INSERT INTO audit_log (agency, caller, action, kind) SELECT agency, 'me', 'READ', 'influencer'"
                + " FROM audit_log WHERE OURS LIMIT 1; ALTER TABLE audit_log ENABLE TRIGGER await_seal;");
        log.breaks("ENTRY_SMUGGLED_IN", "");
    }

    @Test
    void a_seal_that_is_taken_out_or_changed_shows() throws Exception {
        log.kept(3);
        log.tamper(
                "CREATE TABLE kept_seal AS SELECT * FROM audit_seal WHERE OURS AND seq = 2; DELETE FROM audit_seal WHERE OURS AND seq = 2");
        log.breaks("CHAIN_BROKEN", "");
        log.tamper(
                "INSERT INTO audit_seal SELECT agency, seq, sealed_at - interval '1 day', ats, ids, previous, hash FROM kept_seal;"
                        + "DROP TABLE kept_seal");
        log.breaks("SEALED_CHANGED", "");
    }

    @Test
    void an_end_that_is_cut_off_shows_to_whoever_has_seen_it() throws Exception {
        String known = log.kept(3);
        log.tamper(
                "DELETE FROM audit_log l USING audit_seal s WHERE s.OURS AND l.agency = s.agency AND seq > 2 AND l.id = ANY (ids);"
                        + "DELETE FROM audit_seal WHERE OURS AND seq > 2");
        assertTrue(log.verify("").getBoolean("intact"), "a shorter log is a log");
        log.breaks("KNOWN_SEAL_LOST", known);
    }

    @Test
    void a_chain_that_is_made_anew_shows_to_whoever_has_seen_the_old_one() throws Exception {
        String known = log.kept(3);
        // Of the first seal alone: that the last one is another shows that each covers the one before.
        log.tamper("UPDATE audit_log SET caller = 'nobody' WHERE OURS AND id = ANY"
                + " (SELECT unnest(ids) FROM audit_seal WHERE OURS AND seq = 1)");
        long last = Rows.count("SELECT max(seq) FROM audit_seal WHERE agency = '" + api.agency() + "'");
        for (long seq = 1; seq <= last; seq++) {
            log.tamper(
                    "UPDATE audit_seal s SET previous = coalesce((SELECT hash FROM audit_seal p WHERE p.OURS AND p.seq = s.seq - 1), '')"
                            + " WHERE s.OURS AND seq = " + seq + ";"
                            + "UPDATE audit_seal SET hash = audit_seal_hash(agency, seq, sealed_at, ats, ids, previous) WHERE OURS AND seq = "
                            + seq);
        }
        assertTrue(log.verify("").getBoolean("intact"), "it fits together");
        log.breaks("KNOWN_SEAL_LOST", known);
        var again = log.verify("?until=" + last);
        assertTrue(again.getBoolean("intact"));
        assertEquals(last, again.getLong("head.seq"));
        assertFalse(known.endsWith(again.getString("head.hash")));
    }

    @Test
    void a_log_that_stays_as_it_was_ends_in_the_same_hash_at_the_same_place() throws Exception {
        String known = log.kept(2);
        long seq = log.verify("").getLong("head.seq");
        log.kept(1);
        assertEquals(known, AuditProof.after(log.verify("?until=" + seq)));
        log.breaks("KNOWN_SEAL_LOST", "?until=" + (seq + 100));
    }

    @Test
    void an_entry_that_came_in_for_one_that_never_was_shows() throws Exception {
        log.kept(1);
        log.tamper("ALTER TABLE audit_log DISABLE TRIGGER await_seal;"
                + "INSERT INTO audit_log (agency, caller, action, kind) SELECT agency, 'me', 'READ', 'influencer'"
                + " FROM audit_log WHERE OURS LIMIT 1; ALTER TABLE audit_log ENABLE TRIGGER await_seal;"
                + "INSERT INTO audit_unsealed SELECT agency, at, gen_random_uuid() FROM audit_log WHERE OURS LIMIT 1");
        log.breaks("ENTRY_SMUGGLED_IN", "");
        log.sealed();
        log.breaks("ENTRY_SMUGGLED_IN", "");
    }

    @Test
    void nobody_seals_unseals_or_backdates_on_behalf_of_requests() throws Exception {
        log.kept(1);
        try (Connection app = Rows.as("contacts_app")) {
            Rows.ask(app, "SELECT set_config('rapport.agency', '" + api.agency() + "', false)");
            for (String sql : List.of(
                    "UPDATE audit_log SET caller = 'me'",
                    "DELETE FROM audit_log",
                    "TRUNCATE audit_log",
                    "UPDATE audit_seal SET hash = ''",
                    "DELETE FROM audit_seal",
                    "TRUNCATE audit_seal",
                    "INSERT INTO audit_seal SELECT agency, seq + 1, sealed_at, ats, ids, hash, hash FROM audit_seal",
                    "DELETE FROM audit_unsealed",
                    "UPDATE audit_unsealed SET at = now()",
                    "INSERT INTO audit_unsealed SELECT agency, at, id FROM audit_log",
                    "INSERT INTO audit_log (agency, at, caller, action, kind) VALUES ('" + api.agency()
                            + "', now(), 'a', 'b', 'c')",
                    "INSERT INTO audit_log (agency, id, caller, action, kind) VALUES ('" + api.agency()
                            + "', gen_random_uuid(), 'a', 'b', 'c')",
                    "ALTER TABLE audit_log DISABLE TRIGGER await_seal",
                    "SET session_replication_role = replica")) {
                try (var statement = app.createStatement()) {
                    statement.execute(sql);
                    throw new AssertionError("allowed: " + sql);
                } catch (SQLException refusal) {
                    assertEquals("42501", refusal.getSQLState(), sql);
                }
            }
        }
        assertTrue(log.sealed().getBoolean("intact"));
    }
}
