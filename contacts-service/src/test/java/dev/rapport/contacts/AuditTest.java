package dev.rapport.contacts;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.contacts.Problems.invalidParameter;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who did what when: every change, by every way, and never what was written. */
@QuarkusTest
class AuditTest {

    private static final String LOG = "/v1/audit/contacts";
    private static final String WORDS = "wordsthatarenotwrittendown";

    private final Api api = Api.ofANewAgency();

    private List<Map<String, Object>> log(String query) {
        return api.admin().get(LOG + query).then().statusCode(200).extract().path("items");
    }

    /** The oldest first: who, what was done, with what kind of thing. */
    private List<String> said(String query) {
        return log((query.isEmpty() ? "?" : query + "&") + "sort=at&limit=200").stream()
                .map(entry -> entry.get("caller") + " " + entry.get("action") + " " + entry.get("kind") + " "
                        + entry.get("fields"))
                .toList();
    }

    @Test
    void every_change_says_who_made_it_and_of_which_fields() {
        String mina = api.made(Api.INFLUENCERS, "name", WORDS, "notes", WORDS);
        api.patch(mina, 1, "name", WORDS + "2", "location", WORDS);
        api.patch(mina, 2, "name", WORDS + "2");
        api.put(mina + "/do-not-contact", 2, "reason", WORDS);
        api.delete(mina, 3).then().statusCode(204);
        String editor = "editor@" + api.agency();
        assertEquals(
                List.of(
                        editor + " CREATED influencer []",
                        editor + " CHANGED influencer [location, name]",
                        editor + " CHANGED influencer [doNotContact]",
                        editor + " DELETED influencer []"),
                said("?thing=" + Api.idOf(mina)));
        assertTrue(said("").contains(editor + " CREATED contactPermission []"));
        assertTrue(said("").contains(editor + " DELETED contactPermission []"));
        assertFalse(Rows.ask("SELECT l::text FROM audit_log l").toString().contains(WORDS));
    }

    @Test
    void bulk_statements_are_seen_like_entities() {
        String mina = api.influencer("Mina");
        String autumn = api.campaignFor(api.organization("Alder"), mina);
        api.put(autumn + "/influencers/" + Api.idOf(mina), 1, "state", "INVITED", "note", WORDS)
                .then()
                .statusCode(200);
        List<Object> fields = log("?kind=campaignInfluencer&thing=" + Api.idOf(mina)).stream()
                .map(entry -> entry.get("action") + " " + entry.get("fields"))
                .map(Object.class::cast)
                .toList();
        assertEquals(List.of("CHANGED [note, state]", "CREATED []"), fields);
    }

    @Test
    void a_research_note_is_not_a_change_of_the_influencer() {
        String mina = api.influencer("Mina");
        api.made(mina + "/research", "note", "n");
        assertEquals(1, log("?thing=" + Api.idOf(mina)).size());
    }

    @Test
    void an_import_is_one_entry_with_its_counts_and_in_the_name_of_who_sent_it() {
        String path = Imports.csv(api, "name\nMina\nNora\n\nOla\n");
        Map<String, Object> end = log("?thing=" + Api.idOf(path)).getFirst();
        assertEquals("DONE", end.get("action"));
        assertEquals("editor@" + api.agency(), end.get("caller"));
        assertEquals(3, ((Map<?, ?>) end.get("counts")).get("created"));
        assertEquals(List.of(), log("?kind=influencer"));
        api.post(path + "/undo").then().statusCode(202);
        Imports.await(api, path, "UNDONE");
        Map<String, Object> undone = log("?thing=" + Api.idOf(path)).getFirst();
        assertEquals("UNDONE", undone.get("action"));
        assertEquals(3, ((Map<?, ?>) undone.get("counts")).get("undone"));
    }

    @Test
    void a_file_with_everybody_in_it_is_written_down() {
        Imports.export(api, Imports.CSV);
        assertEquals(List.of("editor@" + api.agency() + " EXPORTED influencer []"), said(""));
    }

    @Test
    void what_is_refused_is_not_done() {
        String mina = api.influencer("Mina");
        api.patch(mina, 7, "name", "x").then().statusCode(412);
        api.post(Api.INFLUENCERS, "name", "").then().statusCode(400);
        assertEquals(1, log("").size());
    }

    @Test
    void it_is_paged_and_filtered() {
        for (int i = 0; i < 5; i++) api.influencer("Mina " + i);
        var first = api.admin().get(LOG + "?limit=3");
        first.then().body("items", hasSize(3));
        String next = first.path("page.next");
        api.admin()
                .get(LOG + "?limit=3&cursor=" + next)
                .then()
                .body("items", hasSize(2))
                .body("items[0].id", not(equalTo(first.path("items[2].id"))));
        assertEquals(5, log("?caller=editor@" + api.agency()).size());
        assertEquals(0, log("?caller=nobody").size());
        assertEquals(0, log("?to=2026-01-01T00:00:00Z").size());
        assertEquals(5, log("?from=2026-01-01T00:00:00Z").size());
        invalidParameter(api.admin().get(LOG + "?sort=name"), "sort", "unknown_value");
        assertEquals(
                List.of(), Api.ofANewAgency().admin().get(LOG).then().extract().path("items"));
    }

    @Test
    void every_table_that_requests_write_is_watched() {
        // Copies, keys and what jobs and the plumbing leave behind.
        List<String> others = List.of(
                "audit_log",
                "audit_seal",
                "audit_unsealed",
                "erased",
                "former_record",
                "idempotency",
                "import_chunk",
                "import_effect",
                "import_refusal",
                "import_seen",
                "influencer_facet",
                "influencer_facet_change",
                "influencer_key",
                "influencer_likeness",
                "influencer_term",
                "outbox",
                "suppression");
        List<String> watched =
                Rows.ask("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'audit' ORDER BY 1");
        assertEquals(
                Rows.tablesWithAgency().stream()
                        .filter(table -> !others.contains(table))
                        .toList(),
                watched);
    }
}
