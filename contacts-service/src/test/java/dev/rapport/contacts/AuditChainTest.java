package dev.rapport.contacts;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.rapport.kit.tenancy.AgencyWork;

import static dev.rapport.contacts.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was written in the audit log becomes a chain a moment later, of all entries and of each agency's own. */
@QuarkusTest
class AuditChainTest {

    @Inject
    AgroalDataSource database;

    private final Api api = Api.ofANewAgency();
    private final AuditProof log = new AuditProof(api);

    @Test
    void what_is_written_is_sealed_a_moment_later() throws Exception {
        JsonPath before = log.verify("");
        assertTrue(before.getBoolean("intact"));
        assertNull(before.get("head"));
        String mina = api.influencer("Mina");
        api.patch(mina, 1, "name", "Nina").then().statusCode(200);
        JsonPath proof = log.sealed();
        assertTrue(proof.getBoolean("intact"));
        assertTrue(proof.getBoolean("complete"));
        assertEquals(2, proof.getLong("entries"));
        assertNull(proof.get("firstBreak"));
        String query = "?after=" + proof.getLong("head.seq") + "&hash=" + proof.getString("head.hash");
        api.delete(mina, 2).then().statusCode(204);
        log.sealed();
        JsonPath rest = log.verify(query);
        assertTrue(rest.getBoolean("intact"));
        assertEquals(1, rest.getLong("entries"));
        assertEquals(proof.getLong("head.seq") + 1, rest.getLong("head.seq"));
    }

    @Test
    void what_is_committed_late_is_sealed_late_and_not_missed() throws Exception {
        log.kept(1);
        try (Connection late = Rows.as("contacts_app")) {
            late.setAutoCommit(false);
            Rows.ask(late, "SELECT set_config('rapport.agency', '" + api.agency() + "', true)");
            try (var statement = late.createStatement()) {
                statement.execute("INSERT INTO audit_log (agency, caller, action, kind) VALUES ('" + api.agency()
                        + "', 'me', 'READ', 'influencer')");
            }
            log.kept(1);
            assertEquals(4, log.verify("").getLong("entries"));
            late.commit();
        }
        JsonPath proof = log.sealed();
        assertTrue(proof.getBoolean("intact"));
        assertEquals(5, proof.getLong("entries"));
    }

    @Test
    void sealers_that_crowd_make_one_chain_of_all_entries() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            work.add(() -> {
                api.influencer("Mina");
                return AgencyWork.in(
                        database,
                        api.agency(),
                        connection -> Integer.valueOf(
                                Rows.ask(connection, "SELECT seal_audit(3)").getFirst()));
            });
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> done : threads.invokeAll(work)) assertTrue(done.get() <= 3);
        }
        JsonPath proof = log.sealed();
        assertTrue(proof.getBoolean("intact"));
        assertEquals(60, proof.getLong("entries"));
        List<Long> seqs =
                Rows.ask("SELECT seq FROM audit_seal WHERE agency = '" + api.agency() + "' ORDER BY seq").stream()
                        .map(Long::valueOf)
                        .toList();
        assertEquals(LongStream.rangeClosed(1, seqs.size()).boxed().toList(), seqs);
    }

    @Test
    void a_long_log_is_verified_in_more_than_one_answer() throws Exception {
        log.tamper("SET rapport.agency = '" + api.agency() + "';"
                + "INSERT INTO audit_log (agency, caller, action, kind, counts) SELECT '" + api.agency()
                + "', 'me', 'READ', 'influencer', jsonb_build_object('one', n) FROM generate_series(1, 25000) n");
        JsonPath first = log.verify("");
        while (first.getLong("waiting") > 0) first = log.verify("");
        // Once more, now that nothing comes in between.
        first = log.verify("");
        assertTrue(first.getBoolean("intact"));
        assertEquals(false, first.getBoolean("complete"));
        long rest = 25_000 - first.getLong("entries");
        JsonPath second = log.verify("?after=" + first.getLong("head.seq") + "&hash=" + first.getString("head.hash"));
        assertTrue(second.getBoolean("intact") && second.getBoolean("complete"));
        assertEquals(rest, second.getLong("entries"));
    }

    @Test
    void an_erasure_leaves_the_chain_as_it_is() throws Exception {
        String mina = api.influencer("Mina");
        api.made(mina + "/research", "note", "n");
        JsonPath before = log.sealed();
        Erasures.erase(api, mina, 1);
        JsonPath after = log.sealed();
        assertTrue(after.getBoolean("intact"));
        assertTrue(after.getLong("entries") > before.getLong("entries"));
        assertTrue(log.verify("?after=" + before.getLong("head.seq") + "&hash=" + before.getString("head.hash"))
                .getBoolean("intact"));
    }

    @Test
    void it_is_for_admins_and_each_agencys_own() throws Exception {
        String ours = log.kept(1);
        problem(api.editor().get(AuditProof.PATH), 403, "forbidden");
        Api others = Api.ofANewAgency();
        others.influencer("Mina");
        assertEquals(
                false, others.admin().get(AuditProof.PATH + ours).jsonPath().getBoolean("intact"));
        for (String query :
                List.of("?after=1", "?hash=" + "0".repeat(64), "?after=0&hash=" + "0".repeat(64), "?after=1&hash=x")) {
            api.admin().get(AuditProof.PATH + query).then().statusCode(400);
        }
    }
}
