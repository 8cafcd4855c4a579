package dev.rapport.contacts;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class DoNotContactTest {

    private Api api;
    private String mina;
    private String wish;

    @BeforeEach
    void meet() {
        api = Api.ofANewAgency();
        mina = api.influencer("Mina");
        wish = mina + "/do-not-contact";
    }

    private List<JsonNode> told(int count) {
        return new Topic("contacts")
                        .await(
                                count,
                                one -> api.agency().equals(Topic.header(one, "ce_agency"))
                                        && Topic.header(one, "ce_type").endsWith("contact-permission.v1"))
                        .stream()
                        .map(Topic::data)
                        .toList();
    }

    @Test
    void the_wish_stands_with_the_influencer_and_moves_its_version() {
        api.put(wish, 1, "since", "2026-01-15", "reason", "Asked by mail")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("doNotContact", equalTo(map("since", "2026-01-15", "reason", "Asked by mail")));
        api.get(mina).then().body("doNotContact.since", equalTo("2026-01-15"));
    }

    @Test
    void without_a_day_it_counts_from_today() {
        api.put(wish, 1).then().body("doNotContact", equalTo(map("since", today())));
    }

    @Test
    void said_again_it_corrects_the_same_fact() {
        api.put(wish, 1, "since", "2026-01-15", "reason", "Asked by mail")
                .then()
                .statusCode(200);
        api.put(wish, 2, "since", "2026-01-10")
                .then()
                .header("ETag", "\"3\"")
                .body("doNotContact", equalTo(map("since", "2026-01-10")));
        List<JsonNode> told = told(2);
        assertEquals(told.get(0).get("id"), told.get(1).get("id"));
        assertEquals(
                List.of(1, 2),
                told.stream().map(one -> one.get("version").asInt()).toList());
        assertEquals("2026-01-10", told.get(1).get("on").asText());
        assertEquals(1, Rows.of(api).get("contact_permission").size());
    }

    @Test
    void lifted_it_is_an_opt_in_of_today() {
        api.put(wish, 1, "since", "2026-01-15").then().statusCode(200);
        api.delete(wish, 2).then().statusCode(200).header("ETag", "\"3\"").body("doNotContact", nullValue());
        List<JsonNode> told = told(2);
        assertEquals("OPT_OUT", told.get(0).get("permission").asText());
        assertEquals("OPT_IN", told.get(1).get("permission").asText());
        assertEquals(today(), told.get(1).get("on").asText());
        assertNotEquals(told.get(0).get("id"), told.get(1).get("id"));
        api.put(wish, 3).then().statusCode(200);
        assertEquals(3, Rows.of(api).get("contact_permission").size());
    }

    @Test
    void where_nothing_stands_nothing_is_lifted() {
        var before = Rows.of(api);
        api.delete(wish, 1).then().statusCode(200).header("ETag", "\"1\"");
        assertEquals(before, Rows.of(api));
    }

    @Test
    void it_cannot_begin_in_the_future() {
        invalid(
                api.put(
                        wish,
                        1,
                        "since",
                        LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()),
                "/since",
                "in_the_future");
        invalid(api.put(wish, 1, "since", "soon"), "/since", "wrong_type");
        invalid(api.put(wish, 1, "until", "2027-01-01"), "/until", "unknown_property");
        invalid(api.put(wish, 1, "reason", "x".repeat(501)), "/reason", "size");
    }

    @Test
    void it_needs_the_version_of_the_influencer_that_was_read() {
        problem(api.editor().body("{}").put(wish), 428, "precondition_required");
        problem(api.editor().delete(wish), 428, "precondition_required");
        problem(api.put(wish, 7), 412, "version_conflict");
        problem(api.put(Api.INFLUENCERS + "/" + new java.util.UUID(0, 0) + "/do-not-contact", 1), 404, "not_found");
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    @Test
    void a_file_for_others_leaves_them_out_unless_it_is_of_them_alone() {
        Api api = Api.ofANewAgency();
        api.influencer("Nora");
        String mina = api.influencer("Mina");
        api.put(mina + "/do-not-contact", 1).then().statusCode(200);
        for (String type : java.util.List.of(Imports.CSV, Imports.VCARD, Imports.NDJSON)) {
            String all = Imports.export(api, type);
            assertTrue(all.contains("Nora") && !all.contains("Mina"), all);
        }
        String them = api.editor()
                .accept(Imports.NDJSON)
                .get(Imports.EXPORT + "?doNotContact=true")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(them.contains("Mina") && !them.contains("Nora"), them);
    }

    @Test
    void no_import_lifts_it() {
        Api api = Api.ofANewAgency();
        String mina = api.made(Api.INFLUENCERS, "name", "Mina", "externalId", "m1");
        api.put(mina + "/do-not-contact", 1, "reason", "Asked").then().statusCode(200);
        String path = Imports.csv(
                api, "name,externalId,do not contact\nMina B,m1,\n", "?mode=upsert&columns=do not contact:-");
        Imports.counts(api, path, "read", 1, "updated", 1);
        api.get(mina)
                .then()
                .body("name", org.hamcrest.Matchers.equalTo("Mina B"))
                .body("doNotContact.reason", org.hamcrest.Matchers.equalTo("Asked"));
        api.post(path + "/undo").then().statusCode(202);
        Imports.await(api, path, "UNDONE");
        api.get(mina).then().body("doNotContact.reason", org.hamcrest.Matchers.equalTo("Asked"));
    }
}
