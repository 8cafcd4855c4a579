package dev.rapport.contacts;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.idOf;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Many notes about one influencer in one request. */
@QuarkusTest
class ResearchBatchesTest {

    private Api api;
    private String mina;

    @BeforeEach
    void listed() {
        api = Api.ofANewAgency();
        mina = api.made(Api.INFLUENCERS, "name", "Mina", "source", "LIST");
    }

    private Response send(Object... items) {
        return api.editor().body(map("items", List.of(items))).post(mina + "/research/batch");
    }

    @Test
    void good_notes_are_made_and_bad_ones_say_why() {
        Response answer = send(
                map("note", "Films rivers", "externalId", "1"),
                map("note", ""),
                map("note", "Again", "externalId", "1"),
                map("note", "Swims", "value", 4),
                map("note", "Cooks"));
        answer.then()
                .statusCode(207)
                .body("items.status", contains(201, 400, 409, 400, 201))
                .body("items[1].problem.violations[0].pointer", equalTo("/items/1/note"));
        api.get(mina + "/research").then().body("items", hasSize(2));
        String first = answer.path("items[0].location");
        assertEquals(api.get(first).jsonPath().getMap(""), answer.jsonPath().getMap("items[0].item"));
        assertEquals(1, new Topic("contacts").about(idOf(first), 1).size());
    }

    @Test
    void a_first_note_is_told_with_the_influencer_as_if_it_was_sent_alone() {
        send(map("note", "Films rivers"), map("note", "Cooks"));
        api.get(mina).then().body("needsResearch", equalTo(false)).body("version", equalTo(2));
        send(map("note", "Swims"));
        api.get(mina).then().body("version", equalTo(2));
    }

    @Test
    void where_none_was_good_nothing_is_told() {
        send(map("note", "")).then().body("done", equalTo(0));
        api.get(mina).then().body("needsResearch", equalTo(true)).body("version", equalTo(1));
    }

    @Test
    void notes_are_corrected_by_id_and_version_but_not_those_about_others() {
        String note = api.made(mina + "/research", "note", "Films rivers");
        String others = api.made(api.influencer("Nora") + "/research", "note", "Cooks");
        send(
                        map("id", idOf(note), "version", 1, "note", "Films lakes"),
                        map("id", idOf(others), "version", 1, "note", "Swims"))
                .then()
                .body("items.status", contains(200, 404))
                .body("items[1].problem.violations[0].pointer", equalTo("/items/1/id"));
        api.get(note).then().body("note", equalTo("Films lakes")).body("version", equalTo(2));
        api.get(others).then().body("note", equalTo("Cooks"));
    }

    @Test
    void a_batch_has_its_limits_and_its_influencer() {
        invalid(send(), "/items", "size");
        invalid(send(IntStream.range(0, 201).mapToObj(i -> map("note", "n")).toArray()), "/items", "size");
        problem(
                Api.ofANewAgency()
                        .editor()
                        .body(map("items", List.of(map("note", "n"))))
                        .post(mina + "/research/batch"),
                404,
                "not_found");
        problem(
                api.viewer()
                        .contentType("application/json")
                        .body(map("items", List.of(map("note", "n"))))
                        .post(mina + "/research/batch"),
                403,
                "forbidden");
    }
}
