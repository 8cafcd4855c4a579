package dev.rapport.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.outbox.Pseudonym;
import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two influencers who turn out to be one, and who turn out not to be. */
@QuarkusTest
class MergesTest {

    private final Api api = Api.ofANewAgency();
    private final Topic events = new Topic("contacts");

    private Response merge(String survivor, String duplicate) {
        return merge(survivor, duplicate, version(survivor));
    }

    private Response merge(String survivor, String duplicate, long version) {
        return api.editor()
                .header("If-Match", Api.etag(version))
                .body(Api.map("duplicateId", Api.idOf(duplicate)))
                .post(survivor + "/merge");
    }

    private String merged(String survivor, String duplicate) {
        return merge(survivor, duplicate).then().statusCode(200).extract().path("mergeId");
    }

    private Response undo(String survivor, String merge) {
        return undo(survivor, merge, version(survivor));
    }

    private Response undo(String survivor, String merge, long version) {
        return api.editor().header("If-Match", Api.etag(version)).post(survivor + "/merge/" + merge + "/undo");
    }

    private long version(String path) {
        return api.viewer().redirects().follow(false).get(path).jsonPath().getLong("version");
    }

    private Response read(String path) {
        return api.viewer().redirects().follow(false).get(path);
    }

    /** What was told of it in this version, in whatever partition. */
    private JsonNode told(String path, long version) {
        return Topic.data(events.await(
                        1,
                        one -> Api.idOf(path).equals(one.key())
                                && Topic.data(one).get("version").asLong() == version)
                .getFirst());
    }

    private String optedOut(String name, String since) {
        String path = api.influencer(name);
        api.put(path + "/do-not-contact", 1, "since", since, "reason", name + " said so")
                .then()
                .statusCode(200);
        return path;
    }

    /** Without what moves with every write. */
    private List<String> rows(String... paths) {
        String ids =
                "'" + String.join("','", List.of(paths).stream().map(Api::idOf).toList()) + "'";
        List<String> rows = new ArrayList<>();
        for (String sql : List.of(
                "SELECT (to_jsonb(t) - 'version' - 'updated_at')::text FROM influencer t WHERE id IN (%s) ORDER BY id",
                "SELECT (to_jsonb(t) - 'version' - 'updated_at')::text FROM research_note t WHERE influencer_id IN (%s) ORDER BY id",
                "SELECT (to_jsonb(t) - 'version' - 'updated_at')::text FROM contact_permission t WHERE influencer_id IN (%s) ORDER BY id",
                "SELECT (to_jsonb(t) - 'version' - 'created_at')::text FROM campaign_influencer t WHERE influencer_id IN (%s)"
                        + " ORDER BY campaign_id, influencer_id",
                "SELECT t::text FROM influencer_key t WHERE influencer_id IN (%s) ORDER BY 1",
                "SELECT t::text FROM influencer_likeness t WHERE influencer_id IN (%s) ORDER BY 1")) {
            rows.addAll(Rows.ask(sql.formatted(ids)));
        }
        return rows;
    }

    private String mina() {
        return api.made(
                INFLUENCERS,
                "name",
                "Mina Okafor",
                "emails",
                List.of("mina@x.example"),
                "channels",
                List.of(Api.map("network", "instagram", "handle", "mina")),
                "interests",
                List.of("rivers", "tea"),
                "location",
                "Oslo",
                "notes",
                "First");
    }

    private String double_() {
        return api.made(
                INFLUENCERS,
                "name",
                "M. Okafor",
                "externalId",
                "crm-7",
                "emails",
                List.of("MINA@x.example", "m@y.example"),
                "channels",
                List.of(
                        Api.map("network", "Instagram", "handle", "@mina", "followers", 900),
                        Api.map("network", "youtube", "handle", "minafilms")),
                "interests",
                List.of("tea", "maps"),
                "tags",
                List.of("press"),
                "location",
                "Bergen",
                "language",
                "nb",
                "source",
                "LIST",
                "cadence",
                Api.map("targetDays", 10, "maxDays", 20),
                "notes",
                "Second");
    }

    @Test
    void the_survivor_keeps_its_own_and_gets_what_it_has_not() {
        String mina = mina();
        String other = double_();
        merge(mina, other)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("duplicateId", equalTo(Api.idOf(other)))
                .body("influencer.name", equalTo("Mina Okafor"))
                .body("influencer.externalId", equalTo("crm-7"))
                .body("influencer.emails", contains("mina@x.example", "m@y.example"))
                .body("influencer.channels.handle", contains("mina", "minafilms"))
                .body("influencer.channels[0].followers", equalTo(900))
                .body("influencer.interests", contains("rivers", "tea", "maps"))
                .body("influencer.tags", contains("press"))
                .body("influencer.location", equalTo("Oslo"))
                .body("influencer.language", equalTo("nb"))
                .body("influencer.cadence.maxDays", equalTo(20))
                .body("influencer.notes", equalTo("First\n\nSecond"));
        api.get(INFLUENCERS).then().body("items", hasSize(1));
        api.get(INFLUENCERS + "?archived=true").then().body("items", hasSize(0));
        api.get(INFLUENCERS + "?externalId=crm-7").then().body("items.id", contains(Api.idOf(mina)));
    }

    @Test
    void undoing_makes_both_what_they_were() {
        String alder = api.organization("Alder");
        String mina = mina();
        String other = double_();
        String note = api.made(other + "/research", "note", "n", "value", 2);
        api.made(mina + "/research", "note", "own");
        api.put(other + "/do-not-contact", 2, "since", "2026-01-02").then().statusCode(200);
        String both = api.campaignFor(alder, mina, other);
        String theirs = api.campaignFor(alder, other);
        api.put(both + "/influencers/" + Api.idOf(other), 1, "state", "COMPLETED")
                .then()
                .statusCode(200);
        var before = rows(mina, other);

        String merge = merged(mina, other);

        api.get(mina).then().body("doNotContact.since", equalTo("2026-01-02"));
        api.get(mina + "/research").then().body("items", hasSize(2));
        api.get(both).then().body("influencerIds", contains(Api.idOf(mina)));
        api.get(theirs).then().body("influencerIds", contains(Api.idOf(mina)));
        api.get(both + "/influencers/" + Api.idOf(mina)).then().body("state", equalTo("COMPLETED"));
        assertEquals(Api.idOf(mina), told(note, 2).get("influencerId").asText());
        var told = told(other, 4);
        assertEquals(Api.idOf(mina), told.get("mergedInto").asText());
        assertFalse(told.get("deleted").asBoolean());

        undo(mina, merge)
                .then()
                .statusCode(200)
                .body("kept", hasSize(0))
                .body("duplicate.id", equalTo(Api.idOf(other)))
                .body("duplicate.doNotContact.since", equalTo("2026-01-02"));
        assertEquals(before, rows(mina, other));
        told = told(other, 5);
        assertFalse(told.has("mergedInto"));
        assertEquals(version(other), told.get("version").asLong());
        assertEquals(Api.idOf(other), told(note, 3).get("influencerId").asText());
        api.get(mina + "/merges")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(merge))
                .body("items[0].undoneBy", equalTo(api.get(mina + "/merges").path("items[0].mergedBy")));
        problem(undo(mina, merge), 409, "merge_undone");
        assertEquals(before, rows(mina, other));
    }

    @Test
    void what_was_added_since_stays_and_what_was_changed_since_is_said() {
        String alder = api.organization("Alder");
        String mina = mina();
        String other = double_();
        String autumn = api.campaignFor(alder, other);
        String merge = merged(mina, other);
        api.made(mina + "/research", "note", "since");
        api.patch(mina, version(mina), "language", "sv", "tags", List.of("press", "new"), "notes", "All anew")
                .then()
                .statusCode(200);
        api.delete(autumn + "/influencers/" + Api.idOf(mina), 2).then().statusCode(204);

        undo(mina, merge)
                .then()
                .statusCode(200)
                .body("kept.place", containsInAnyOrder("/language", "/notes", autumn))
                .body("kept.code", containsInAnyOrder("changed_since", "changed_since", "taken_out_since"))
                .body("influencer.language", equalTo("sv"))
                .body("influencer.tags", contains("new"))
                .body("influencer.externalId", nullValue())
                .body("duplicate.language", equalTo("nb"))
                .body("duplicate.tags", contains("press"));
        api.get(mina + "/research").then().body("items", hasSize(1));
        api.get(other + "/research").then().body("items", hasSize(0));
    }

    @Test
    void the_old_id_sends_readers_on_and_refuses_writers() {
        String mina = mina();
        String other = double_();
        String note = api.made(other + "/research", "note", "n");
        String merge = merged(mina, other);
        for (String below :
                List.of("", "/research", "/research/" + Api.idOf(note), "/knowledge", "/duplicates", "/merges")) {
            read(other + below)
                    .then()
                    .statusCode(308)
                    .header("Location", endsWith(mina + below))
                    .header("Cache-Control", "no-store");
            api.get(mina + below).then().statusCode(200);
        }
        read(other + "/research?limit=1&sort=-occurredAt")
                .then()
                .header("Location", endsWith(mina + "/research?limit=1&sort=-occurredAt"));
        var before = Rows.of(api);
        for (Response refused : List.of(
                api.patch(other, 1, "name", "x"),
                api.delete(other, 1),
                api.post(other + "/research", "note", "n"),
                api.post(other + "/archive"),
                api.put(other + "/do-not-contact", 1),
                api.post(other + "/merge", "duplicateId", Api.idOf(mina)),
                merge(mina, other))) {
            problem(refused, 409, "merged").body("detail", containsString(Api.idOf(mina)));
        }
        assertEquals(before, Rows.of(api));
        undo(mina, merge).then().statusCode(200);
        read(other).then().statusCode(200);
    }

    @Test
    void a_campaign_for_the_old_id_is_told_the_new_one() {
        String alder = api.organization("Alder");
        String mina = mina();
        String other = double_();
        String autumn = api.campaignFor(alder, other);
        merged(mina, other);
        read(autumn + "/influencers/" + Api.idOf(other))
                .then()
                .statusCode(308)
                .header("Location", endsWith(autumn + "/influencers/" + Api.idOf(mina)));
        var sent = Api.campaign(alder, "influencerIds", List.of(Api.idOf(other)));
        problem(api.editor().body(sent).post(Api.CAMPAIGNS), 409, "merged")
                .body("violations[0].pointer", equalTo("/influencerIds/0"))
                .body("violations[0].message", containsString(Api.idOf(mina)));
        String winter = api.campaignFor(alder);
        problem(api.post(winter + "/influencers", "influencerId", Api.idOf(other)), 409, "merged")
                .body("violations[0].pointer", equalTo("/influencerId"));
    }

    @Test
    void what_cannot_be_merged_is_refused_and_changes_nothing() {
        String mina = mina();
        String other = double_();
        String aside = api.influencer("Aside");
        api.post(aside + "/archive").then().statusCode(200);
        String full = api.made(
                INFLUENCERS,
                "name",
                "Full",
                "emails",
                IntStream.range(0, 20).mapToObj(i -> i + "@z.example").toList());
        String elsewhere = Api.ofANewAgency().influencer("Elsewhere");
        var before = Rows.of(api);
        invalid(merge(mina, mina), "/duplicateId", "itself");
        problem(merge(mina, full), 409, "merge_too_large").body("violations[0].pointer", equalTo("/emails"));
        problem(merge(mina, aside), 409, "merge_of_archived");
        problem(merge(aside, mina), 409, "merge_of_archived");
        problem(merge(mina, elsewhere), 404, "not_found").body("violations[0].code", equalTo("unknown_reference"));
        problem(merge(mina, other, 7), 412, "version_conflict");
        problem(api.post(mina + "/merge", "duplicateId", Api.idOf(other)), 428, "precondition_required");
        invalid(api.post(mina + "/merge"), "/duplicateId", "required");
        problem(
                api.viewer()
                        .contentType("application/json")
                        .header("If-Match", "\"1\"")
                        .body(Api.map("duplicateId", Api.idOf(other)))
                        .post(mina + "/merge"),
                403,
                "forbidden");
        problem(undo(mina, Api.idOf(other)), 404, "not_found");
        assertEquals(before, Rows.of(api));
    }

    @Test
    void the_key_of_ones_own_system_still_leads_to_who_was_merged_and_to_whom_they_were_merged_into() {
        String a = api.made(INFLUENCERS, "name", "A", "externalId", "crm-1");
        String b = api.made(INFLUENCERS, "name", "B", "externalId", "crm-2");
        String c = api.made(INFLUENCERS, "name", "C");
        String key = Pseudonym.of(api.agency(), Stream.of(Pseudonym.externalId("crm-1")))
                .getFirst();
        merged(b, a);
        assertEquals(key, told(a, 2).at("/keys/0").asText());
        String second = merged(c, b);
        assertEquals(key, told(a, 3).at("/keys/0").asText());
        undo(c, second).then().statusCode(200);
        assertEquals(key, told(a, 4).at("/keys/0").asText());
    }

    @Test
    void a_chain_is_undone_from_its_end() {
        String a = api.made(INFLUENCERS, "name", "A", "externalId", "a", "tags", List.of("a"));
        String b = api.made(INFLUENCERS, "name", "B", "externalId", "b", "tags", List.of("b"));
        String c = api.made(INFLUENCERS, "name", "C", "externalId", "c", "tags", List.of("c"));
        api.made(a + "/research", "note", "of a");
        var before = rows(a, b, c);
        String first = merged(b, a);
        String second = merged(c, b);

        read(a).then().statusCode(308).header("Location", endsWith(c));
        var told = told(a, 3);
        assertEquals(Api.idOf(c), told.get("mergedInto").asText());
        for (String key : List.of("a", "b", "c"))
            api.get(INFLUENCERS + "?externalId=" + key).then().body("items.id", contains(Api.idOf(c)));
        problem(api.post(INFLUENCERS, "name", "x", "externalId", "a"), 409, "already_exists");
        api.post(
                        INFLUENCERS + "/batch",
                        "items",
                        List.of(Api.map("name", "x", "externalId", "a"), Api.map("name", "y")))
                .then()
                .statusCode(207)
                .body("items.status", contains(409, 201))
                .body("items[0].problem.violations[0].pointer", equalTo("/items/0/externalId"));
        problem(undo(b, first, 1), 409, "merged").body("detail", containsString(Api.idOf(c)));

        undo(c, second).then().statusCode(200).body("duplicate.tags", contains("b", "a"));
        read(a).then().statusCode(308).header("Location", endsWith(b));
        told = told(a, 4);
        assertEquals(Api.idOf(b), told.get("mergedInto").asText());
        undo(b, first).then().statusCode(200);
        assertEquals(before, rows(a, b, c));
    }

    @Test
    void of_two_who_were_merged_either_may_leave_first() {
        for (boolean firstFirst : new boolean[] {true, false}) {
            String c = api.made(INFLUENCERS, "name", "C", "tags", List.of("c"));
            String a = api.made(INFLUENCERS, "name", "A", "tags", List.of("x", "a"), "location", "Oslo");
            String b = api.made(INFLUENCERS, "name", "B", "tags", List.of("x", "b"), "location", "Bergen");
            String both = api.campaignFor(api.organization("Alder"), a, b);
            api.put(both + "/influencers/" + Api.idOf(a), 1, "state", "INVITED")
                    .then()
                    .statusCode(200);
            var before = rows(a, b, c);
            String first = merged(c, a);
            String second = merged(c, b);
            undo(c, firstFirst ? first : second)
                    .then()
                    .body("influencer.tags", firstFirst ? containsInAnyOrder("c", "x", "b") : contains("c", "x", "a"))
                    .body("influencer.location", equalTo(firstFirst ? "Bergen" : "Oslo"));
            undo(c, firstFirst ? second : first).then().statusCode(200).body("kept", hasSize(0));
            assertEquals(before, rows(a, b, c));
        }
    }

    @Test
    void who_wants_to_be_left_alone_is_under_both_names() {
        String loud = optedOut("Loud", "2026-02-01");
        String calm = optedOut("Calm", "2026-03-01");
        api.delete(calm + "/do-not-contact", 2).then().statusCode(200);
        String merge = merged(calm, loud);
        api.get(calm).then().body("doNotContact.since", equalTo("2026-02-01"));
        // The later opt-in was of the other: the opt-out is told again after it.
        String latest = "SELECT permission FROM contact_permission WHERE agency = '%s' AND influencer_id = '%s'"
                        .formatted(api.agency(), Api.idOf(calm))
                + " ORDER BY on_day DESC, id DESC LIMIT 1";
        assertEquals(List.of("OPT_OUT"), Rows.ask(latest));
        undo(calm, merge).then().statusCode(200);
        api.get(calm).then().body("doNotContact", nullValue());
        api.get(loud).then().body("doNotContact.since", equalTo("2026-02-01"));
        assertEquals(List.of("OPT_IN"), Rows.ask(latest));
    }

    @Test
    void whoever_asks_to_be_forgotten_is_forgotten_under_both_names() {
        String mina = api.influencer("Marker-Mina");
        String other = api.made(INFLUENCERS, "name", "Marker-Other", "externalId", "Marker-7");
        merged(mina, other);
        api.delete(mina, 2).then().statusCode(204);
        problem(read(other), 404, "not_found");
        assertTrue(told(other, 3).get("deleted").asBoolean());
        assertEquals(List.of(), Rows.ask("SELECT 1 FROM influencer_merge WHERE agency = '" + api.agency() + "'"));
        api.post(INFLUENCERS, "name", "x", "externalId", "Marker-7").then().statusCode(201);
    }

    @Test
    void a_row_of_a_file_about_the_old_one_finds_the_survivor() {
        String mina = mina();
        String other = api.made(INFLUENCERS, "name", "Other", "externalId", "o", "emails", List.of("o@x.example"));
        api.patch(mina, 1, "externalId", "m").then().statusCode(200);
        merged(mina, other);
        String path = Imports.csv(api, "name,externalId,tags\nMina Okafor,o,file\n");
        Imports.counts(api, path, "read", 1, "updated", 1);
        api.get(mina).then().body("externalId", equalTo("m")).body("tags", contains("file"));
        Imports.counts(api, Imports.csv(api, "name,email\nMina Okafor,o@x.example\n"), "read", 1, "unchanged", 1);
    }

    @Test
    void an_import_whose_influencers_were_merged_keeps_them_in_its_undo() {
        String path = Imports.csv(api, "name,externalId\nMina,1\nOther,2\nNora,3\n");
        Map<String, String> paths = new TreeMap<>();
        Imports.people(api).forEach(one -> paths.put((String) one.get("name"), INFLUENCERS + "/" + one.get("id")));
        String merge = merged(paths.get("Mina"), paths.get("Other"));
        api.post(path + "/undo").then().statusCode(202);
        Imports.await(api, path, "UNDONE");
        api.get(path).then().body("undo.undone", equalTo(1)).body("undo.kept", equalTo(2));
        api.get(path + "/kept").then().body("items.reason", contains("CHANGED_SINCE", "CHANGED_SINCE"));
        undo(paths.get("Mina"), merge).then().statusCode(200);
        api.get(INFLUENCERS).then().body("items", hasSize(2));
    }

    @Test
    void a_merge_sent_twice_is_made_once() {
        String mina = mina();
        String other = double_();
        var body = Api.map("duplicateId", Api.idOf(other));
        var first = api.editor()
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "k")
                .body(body)
                .post(mina + "/merge");
        var again = api.editor()
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "k")
                .body(body)
                .post(mina + "/merge");
        assertEquals(
                first.then().statusCode(200).extract().asString(),
                again.then().statusCode(200).extract().asString());
        api.get(mina).then().body("version", equalTo(2));
    }

    @Test
    void of_merges_that_cross_one_is_made_and_nobody_waits_for_ever() throws Exception {
        String alder = api.organization("Alder");
        for (int round = 0; round < 6; round++) {
            String a = api.influencer("A");
            String b = api.influencer("B");
            String autumn = api.campaignFor(alder, a, b);
            List<Callable<Integer>> calls = List.of(
                    () -> merge(a, b, 1).statusCode(),
                    () -> merge(b, a, 1).statusCode(),
                    () -> api.post(a + "/research", "note", "n").statusCode(),
                    () -> api.patch(autumn, 1, "name", "x").statusCode());
            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(calls.size())) {
                for (var one : threads.invokeAll(calls)) statuses.add(one.get());
            }
            assertTrue(Set.of(200, 201, 308, 409, 412).containsAll(statuses), statuses.toString());
            assertEquals(
                    1, statuses.subList(0, 2).stream().filter(one -> one == 200).count(), statuses.toString());
            String survivor = statuses.getFirst() == 200 ? a : b;
            api.get(autumn).then().body("influencerIds", contains(Api.idOf(survivor)));
        }
    }
}
