package dev.rapport.contacts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Erasures.ERASURES;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Somebody is forgotten: nothing of them stays but the proof, and they do not come back by the way. */
@QuarkusTest
class ErasureTest {

    /** Of this test alone: others leave theirs. */
    private final String mark = "markerofmina" + UUID.randomUUID().toString().replace("-", "");

    private final Api api = Api.ofANewAgency();
    private String mina;
    private String nora;
    private String autumn;

    @BeforeEach
    void know_somebody_well() {
        Imports.csv(
                api,
                "name,email,externalId,instagram,notes\nMARK,MARK@x.example,MARK,@MARK,MARK\n".replace("MARK", mark));
        mina = Api.INFLUENCERS + "/" + Imports.person(api).get("id");
        api.patch(mina, 1, "location", mark, "interests", List.of(mark), "tags", List.of(mark));
        api.made(mina + "/research", "note", mark, "topics", List.of(mark), "sourceUrl", "https://" + mark);
        api.put(mina + "/do-not-contact", 2, "reason", mark).then().statusCode(200);
        nora = Api.path(api.editor()
                .header("Idempotency-Key", "nora")
                .body(Api.map("name", "Nora", "emails", List.of("nora@x.example")))
                .post(Api.INFLUENCERS));
        autumn = api.campaignFor(api.organization("Alder"), mina, nora);
        api.put(autumn + "/influencers/" + Api.idOf(mina), 1, "state", "SHORTLISTED", "note", mark)
                .then()
                .statusCode(200);
        Api.path(api.editor()
                .header("Idempotency-Key", "mina")
                .body(Api.map("note", mark))
                .post(mina + "/research"));
    }

    private long version() {
        return api.get(mina).jsonPath().getLong("version");
    }

    /** Every table, as text, past all walls; those in which it is found. */
    private static Set<String> tablesWith(String text) {
        Set<String> found = new TreeSet<>();
        for (String table :
                Rows.ask("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            if (Rows.count("SELECT count(*) FROM \"" + table + "\" t WHERE strpos(t::text, '" + text + "') > 0") > 0) {
                found.add(table);
            }
        }
        return found;
    }

    @Test
    void nothing_stays_but_the_proof() throws Exception {
        List<String> theirs = new ArrayList<>(Rows.ask("SELECT id FROM research_note WHERE influencer_id = '"
                + Api.idOf(mina) + "' UNION SELECT id FROM contact_permission WHERE influencer_id = '" + Api.idOf(mina)
                + "'"));
        theirs.add(Api.idOf(mina));
        assertTrue(tablesWith(mark).size() > 5);
        String before = api.get(nora).asString();

        String erasure = Erasures.erase(api, mina, version());

        Rows.awaitEmptyOutbox();
        assertEquals(Set.of(), tablesWith(mark));
        assertEquals(Set.of("audit_log", "erasure"), tablesWith(Api.idOf(mina)));
        assertEquals(before, api.get(nora).asString());
        api.admin()
                .get(erasure)
                .then()
                .statusCode(200)
                .body("influencerId", equalTo(Api.idOf(mina)))
                .body("state", equalTo("DONE"))
                .body("requestedBy", equalTo("admin@" + api.agency()))
                .body("reason", equalTo("ASKED_BY_THE_PERSON"))
                .body("erased.researchNote", equalTo(2))
                .body("erased.influencer", equalTo(1))
                .body("erased.records", equalTo(4))
                .body("erased.rememberedAnswers", equalTo(1))
                .body("elsewhere", hasSize(2));
        problem(api.get(mina), 404, "not_found");
        problem(api.admin().get(mina + "/personal-data"), 404, "not_found");
        problem(Erasures.attempt(api, mina, 1), 404, "not_found");
        api.get(autumn).then().body("influencerIds", equalTo(List.of(Api.idOf(nora))));

        Map<String, byte[]> last = lastWords();
        for (String id : theirs) assertTrue(last.containsKey(id) && last.get(id) == null, "the last word on " + id);
        assertTrue(last.get(Api.idOf(erasure)) != null, "that they are erased is told");
        assertTrue(last.get(Api.idOf(nora)) != null);
    }

    /** By key. */
    private static Map<String, byte[]> lastWords() {
        Map<String, byte[]> last = new HashMap<>();
        for (var record : new Topic("contacts").all()) last.put(record.key(), record.value());
        return last;
    }

    @Test
    void a_repeated_request_does_not_make_anew_what_was_erased() {
        Erasures.erase(api, mina, version());
        problem(
                api.editor()
                        .header("Idempotency-Key", "mina")
                        .body(Api.map("note", mark))
                        .post(mina + "/research"),
                410,
                "gone");
        api.editor()
                .header("Idempotency-Key", "nora")
                .body(Api.map("name", "Nora", "emails", List.of("nora@x.example")))
                .post(Api.INFLUENCERS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
    }

    @Test
    void the_erasure_itself_can_be_repeated_by_its_key() {
        var request = api.admin()
                .header("If-Match", Api.etag(version()))
                .header("Idempotency-Key", "e")
                .body(Api.map("reason", "NO_LONGER_NEEDED"));
        String first =
                request.post(mina + "/erasure").then().statusCode(201).extract().asString();
        assertEquals(
                first,
                request.post(mina + "/erasure").then().statusCode(201).extract().asString());
    }

    @Test
    void a_later_import_does_not_bring_them_back() {
        Erasures.erase(api, mina, version());
        String file = "name,email,externalId,instagram\n"
                + "A,%1$s@X.example,,\nB,,%1$s,\nC,,,%1$s\nD,other@x.example,,\n".formatted(mark);
        for (String mode : List.of("create", "update", "upsert")) {
            String path = Imports.csv(api, file, "?mode=" + mode);
            List<String> refusals = Imports.refusals(api, path);
            assertEquals(List.of("2 - erased", "3 - erased", "4 - erased"), refusals.subList(0, 3), mode);
        }
        assertEquals(2, Imports.people(api).size());
        Api south = Api.ofANewAgency();
        String theirs = Imports.csv(south, "name,email\nMina," + mark + "@x.example\n");
        Imports.counts(south, theirs, "read", 1, "created", 1);
    }

    @Test
    void who_was_merged_into_them_goes_with_them() throws Exception {
        String other =
                api.made(Api.INFLUENCERS, "name", mark, "emails", List.of("2" + mark + "@x.example"), "notes", mark);
        String note = api.made(other + "/research", "note", mark);
        api.editor()
                .header("If-Match", Api.etag(version()))
                .body(Api.map("duplicateId", Api.idOf(other)))
                .post(mina + "/merge")
                .then()
                .statusCode(200);
        problem(Erasures.attempt(api, other, 1), 409, "merged");
        api.admin()
                .get(mina + "/personal-data")
                .then()
                .body("data.researchNote", hasSize(3))
                .body("data.influencerMerge[0].said.notes", equalTo(mark));

        Erasures.erase(api, mina, version());

        Rows.awaitEmptyOutbox();
        assertEquals(Set.of(), tablesWith(mark));
        assertEquals(Set.of("audit_log"), tablesWith(Api.idOf(other)));
        Map<String, byte[]> last = new HashMap<>();
        for (var record : new Topic("contacts").all()) last.put(record.partition() + record.key(), record.value());
        last.forEach((place, value) -> {
            boolean theirs = place.endsWith(Api.idOf(other)) || place.endsWith(Api.idOf(note));
            if (theirs) assertNull(value, "the last word in partition and on " + place);
        });
        problem(read(other), 404, "not_found");
        String path = Imports.csv(api, "name,email\nA,2" + mark + "@x.example\n");
        assertEquals(List.of("2 - erased"), Imports.refusals(api, path));
        api.editor()
                .body(Api.map("items", List.of(Api.map("name", "A", "emails", List.of("2" + mark + "@x.example")))))
                .post(Api.INFLUENCERS + "/batch")
                .then()
                .statusCode(207)
                .body("items[0].problem.code", equalTo("erased"))
                .body("items[0].problem.violations[0].pointer", equalTo("/items/0/emails"));
    }

    private Response read(String path) {
        return api.viewer().redirects().follow(false).get(path);
    }

    @Test
    void what_others_have_too_is_theirs() {
        api.patch(nora, 1, "emails", List.of("nora@x.example", "manager@x.example"));
        api.patch(mina, version(), "emails", List.of(mark + "@x.example", "manager@x.example"));
        Erasures.erase(api, mina, version());
        Imports.counts(api, Imports.csv(api, "name,email\nNora B,manager@x.example\n"), "read", 1, "updated", 1);
        api.patch(nora, 3, "notes", "still here").then().statusCode(200);
    }

    @Test
    void nobody_adds_them_by_hand_until_an_admin_lifts_it() {
        String erasure = Erasures.erase(api, mina, version());
        var again = Api.map("name", "Mina", "emails", List.of(mark.toUpperCase(java.util.Locale.ROOT) + "@x.example"));
        problem(api.editor().body(again).post(Api.INFLUENCERS), 409, "erased")
                .body("violations[0].pointer", equalTo("/emails"));
        problem(api.patch(nora, 1, "externalId", mark), 409, "erased")
                .body("violations[0].pointer", equalTo("/externalId"));
        problem(api.admin().delete(erasure + "/suppression?reason=ASKED_BY_THE_PERSON"), 428, "precondition_required");
        problem(api.admin().header("If-Match", Api.etag(1)).delete(erasure + "/suppression"), 400, "invalid_request");
        long now = api.admin().get(erasure).jsonPath().getLong("version");
        Erasures.lift(api, erasure, now).then().statusCode(204);
        api.admin()
                .get(erasure)
                .then()
                .body("lifted.reason", equalTo("ASKED_BY_THE_PERSON"))
                .body("lifted.liftedBy", equalTo("admin@" + api.agency()));
        api.editor().body(again).post(Api.INFLUENCERS).then().statusCode(201).body("id", not(equalTo(Api.idOf(mina))));
    }

    @Test
    void whoever_was_deleted_before_can_still_be_erased() {
        api.delete(mina, version()).then().statusCode(204);
        api.admin()
                .body(Api.map("reason", "ASKED_BY_THE_PERSON"))
                .post(mina + "/erasure")
                .then()
                .statusCode(201)
                .body("erased.records", equalTo(4));
        problem(Erasures.attempt(api, mina, 1), 404, "not_found");
    }

    @Test
    void bad_requests_erase_nothing() {
        var before = Rows.of(api);
        problem(
                api.admin().body(Api.map("reason", "ASKED_BY_THE_PERSON")).post(mina + "/erasure"),
                428,
                "precondition_required");
        problem(Erasures.attempt(api, mina, version() + 1), 412, "version_conflict");
        problem(
                api.admin().header("If-Match", Api.etag(version())).body("{}").post(mina + "/erasure"),
                400,
                "invalid_request");
        problem(
                api.admin()
                        .header("If-Match", Api.etag(version()))
                        .body(Api.map("reason", "because " + mark))
                        .post(mina + "/erasure"),
                400,
                "invalid_request");
        problem(Erasures.attempt(api, Api.INFLUENCERS + "/" + UUID.randomUUID(), 1), 404, "not_found");
        problem(Erasures.attempt(Api.ofANewAgency(), mina, version()), 404, "not_found");
        assertEquals(before, Rows.of(api));
    }

    @Test
    void another_agencys_proof_is_not_found() {
        String erasure = Erasures.erase(api, mina, version());
        Api south = Api.ofANewAgency();
        problem(south.admin().get(erasure), 404, "not_found");
        problem(Erasures.lift(south, erasure, 2), 404, "not_found");
        south.admin().get(ERASURES).then().body("items", hasSize(0));
        api.admin()
                .get(ERASURES + "?influencerId=" + Api.idOf(mina))
                .then()
                .body("items", hasSize(1))
                .body("items[0]", not(hasKey("lifted")));
    }

    @Test
    void an_undo_of_the_import_that_brought_them_brings_nothing_back() {
        String path = Imports.csv(api, "name,externalId,notes\nNora,n1,first\n");
        String other = Imports.csv(api, "name,externalId,notes\nMARK,MARK,changed\n".replace("MARK", mark));
        Erasures.erase(api, mina, version());
        for (String one : List.of(path, other)) {
            api.post(one + "/undo").then().statusCode(202);
            Imports.await(api, one, "UNDONE");
        }
        assertEquals(Set.of(), tablesWith(mark));
    }

    @Test
    void writing_about_them_at_the_same_time_leaves_nothing_behind() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var writing = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 24; i++) {
                int n = i;
                writing.add(threads.submit(() -> n % 2 == 0
                        ? api.post(mina + "/research", "note", mark + n).statusCode()
                        : api.patch(mina, 3, "notes", mark + n).statusCode()));
            }
            long seen = version();
            var erased = Erasures.attempt(api, mina, seen);
            while (erased.statusCode() == 412) {
                seen = version();
                erased = Erasures.attempt(api, mina, seen);
            }
            assertEquals(201, erased.statusCode(), erased.asString());
            for (var one : writing) one.get();
        }
        Rows.awaitEmptyOutbox();
        assertEquals(Set.of(), tablesWith(mark));
        for (byte[] value : lastWords().values()) {
            String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
            if (text.contains("influencerIds") && !text.contains("launchOn")) continue;
            assertTrue(!text.contains(Api.idOf(mina)), text);
        }
    }
}
