package dev.rapport.contacts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What organizations, influencers, research notes and campaigns have in common. */
@QuarkusTest
class ItemsTest {

    enum Noun {
        ORGANIZATION(Api.ORGANIZATIONS, map("name", "Alder & Co"), "website", "https://alder.example"),
        INFLUENCER(Api.INFLUENCERS, map("name", "Mina"), "location", "Oslo"),
        RESEARCH(null, map("note", "Runs a book club"), "sourceUrl", "https://mina.example/books"),
        CAMPAIGN(
                Api.CAMPAIGNS,
                map("name", "Autumn", "launchOn", "2026-09-01", "ask", map("size", 2, "topics", List.of())),
                "goal",
                "200 trial orders");

        private final String path;
        private final Map<String, Object> least;
        private final String option;
        private final String value;

        Noun(String path, Map<String, Object> least, String option, String value) {
            this.path = path;
            this.least = least;
            this.option = option;
            this.value = value;
        }

        String path(Api api) {
            return path == null ? api.influencer("Mina") + "/research" : path;
        }

        Map<String, Object> least(Api api) {
            if (this != CAMPAIGN) return least;
            Map<String, Object> said = new LinkedHashMap<>(least);
            String known = api.get(Api.ORGANIZATIONS).path("items[0].id");
            said.put("organizationId", known == null ? Api.idOf(api.organization("Alder")) : known);
            return said;
        }

        String made(Api api) {
            return Api.path(api.editor().body(least(api)).post(path(api)));
        }
    }

    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_made_can_be_read_where_the_answer_says(Noun noun) {
        var made = api.editor().body(noun.least(api)).post(noun.path(api));
        made.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7.*"))
                .body("version", equalTo(1))
                .body("createdAt", notNullValue())
                .body("updatedAt", equalTo(made.path("createdAt")))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey(noun.option)));
        noun.least(api).forEach((name, value) -> made.then().body(name, equalTo(value)));
        var read = api.get(Api.path(made));
        read.then().statusCode(200).header("ETag", "\"1\"");
        assertEquals(made.asString(), read.asString());
    }

    @ParameterizedTest
    @EnumSource
    void the_agencys_own_key_is_of_one_thing_and_finds_it(Noun noun) {
        Map<String, Object> said = new LinkedHashMap<>(noun.least(api));
        said.put("externalId", "crm-1");
        String list = noun.path(api);
        String path = Api.path(api.editor().body(said).post(list));
        String other = Api.path(api.editor().body(noun.least(api)).post(list));
        var before = Rows.of(api);
        for (var taken : List.of(api.editor().body(said).post(list), api.patch(other, 1, "externalId", "crm-1"))) {
            problem(taken, 409, "already_exists").body("violations[0].pointer", equalTo("/externalId"));
        }
        assertEquals(before, Rows.of(api));
        api.get(list + "?externalId=crm-1").then().body("items.id", equalTo(List.of(Api.idOf(path))));
        api.get(list + "?externalId=crm-2").then().body("items", hasSize(0));
        Api elsewhere = Api.ofANewAgency();
        Map<String, Object> theirs = new LinkedHashMap<>(noun.least(elsewhere));
        theirs.put("externalId", "crm-1");
        Api.path(elsewhere.editor().body(theirs).post(noun.path(elsewhere)));
    }

    @ParameterizedTest
    @EnumSource
    void who_has_this_version_gets_no_second_copy(Noun noun) {
        String path = noun.made(api);
        for (String known : List.of("\"1\"", "W/\"1\"", "*", "\"7\", \"1\"")) {
            api.viewer()
                    .header("If-None-Match", known)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", "\"1\"");
        }
        api.viewer().header("If-None-Match", "\"2\"").get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void a_change_needs_the_version_that_was_read(Noun noun) {
        String path = noun.made(api);
        var change = map(noun.option, noun.value);
        problem(api.editor().body(change).patch(path), 428, "precondition_required");
        problem(api.editor().delete(path), 428, "precondition_required");
        problem(api.patch(path, 2, noun.option, noun.value), 412, "version_conflict");
        problem(api.delete(path, 2), 412, "version_conflict");
        problem(api.editor().header("If-Match", "W/\"1\"").body(change).patch(path), 412, "version_conflict");
        api.get(path).then().header("ETag", "\"1\"").body(noun.option, nullValue());
    }

    @ParameterizedTest
    @EnumSource
    void a_merge_patch_replaces_what_it_names_and_null_removes(Noun noun) {
        String path = noun.made(api);
        api.patch(path, 1, noun.option, noun.value)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body(noun.option, equalTo(noun.value));
        noun.least(api).forEach((name, value) -> api.get(path).then().body(name, equalTo(value)));
        api.editor()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"" + noun.option + "\": null}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body(noun.option, nullValue());
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_must_leave_a_valid_item(Noun noun) {
        String path = noun.made(api);
        String needed = noun.least(api).keySet().iterator().next();
        var before = Rows.of(api);
        Problems.invalid(api.patch(path, 1, needed, null), "/" + needed, "required");
        Problems.invalid(api.patch(path, 1, needed, " "), "/" + needed, "required");
        Problems.invalid(api.patch(path, 1, "nonsense", 1), "/nonsense", "unknown_property");
        Problems.invalid(api.patch(path, 1, "nonsense", null), "/nonsense", "unknown_property");
        Problems.invalid(api.patch(path, 1, needed, 1), "/" + needed, "wrong_type");
        for (String body : List.of("[]", "null", "1", "\"x\"")) {
            problem(api.editor().header("If-Match", "\"1\"").body(body).patch(path), 400, "invalid_request");
        }
        assertEquals(before, Rows.of(api));
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_that_changes_nothing_leaves_version_and_world_alone(Noun noun) throws Exception {
        String path = noun.made(api);
        Rows.awaitEmptyOutbox();
        var before = Rows.of(api);
        api.patch(path, 1).then().statusCode(200).header("ETag", "\"1\"");
        api.patch(path, 1, noun.option, null).then().statusCode(200).header("ETag", "\"1\"");
        api.editor()
                .header("If-Match", "\"1\"")
                .body(noun.least(api))
                .patch(path)
                .then()
                .header("ETag", "\"1\"");
        assertEquals(before, Rows.of(api));
        api.delete(path, 1).then().statusCode(204);
        var told = new Topic("contacts").about(Api.idOf(path), 2);
        assertEquals(
                List.of(1, 2),
                told.stream().map(one -> Topic.data(one).get("version").asInt()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_deleted_is_gone(Noun noun) {
        String path = noun.made(api);
        String list = path.substring(0, path.lastIndexOf('/'));
        api.get(list).then().statusCode(200).body("items", hasSize(1)).body("items[0].version", equalTo(1));
        api.delete(path, 1).then().statusCode(204).body(equalTo(""));
        problem(api.get(path), 404, "not_found");
        problem(api.patch(path, 1, noun.option, noun.value), 404, "not_found");
        problem(api.delete(path, 1), 404, "not_found");
        api.get(list).then().body("items", hasSize(0)).body("page", equalTo(map("limit", 50)));
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_id_and_what_is_no_id_are_not_found(Noun noun) {
        String list = noun.path(api);
        problem(api.get(list + "/" + UUID.randomUUID()), 404, "not_found");
        problem(api.get(list + "/mina"), 404, "not_found");
        problem(api.viewer().urlEncodingEnabled(false).get(list + "/%20%7Bx%7D%00"), 404, "not_found");
    }
}
