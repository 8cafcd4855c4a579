package dev.rapport.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Api.ORGANIZATIONS;
import static dev.rapport.contacts.Api.map;
import static dev.rapport.contacts.Problems.invalid;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Many in one request: each is judged alone, and one that is bad does nothing to the others. */
@QuarkusTest
class BatchesTest {

    private static final String BATCH = INFLUENCERS + "/batch";

    private final Api api = Api.ofANewAgency();

    private Response send(Object... items) {
        return send(api, BATCH, List.of(items));
    }

    private static Response send(Api api, String path, List<?> items) {
        return api.editor().body(map("items", items)).post(path);
    }

    private static JsonPath written(Response answer) {
        return answer.then().statusCode(207).extract().jsonPath();
    }

    @Test
    void the_good_ones_are_made_and_the_bad_ones_say_why_in_their_place() throws Exception {
        Response answer = send(
                map("name", "Mina", "externalId", "1"),
                map("name", "", "emails", List.of("no address")),
                map("name", "Nora", "nickname", "N"),
                map("name", "Ola", "cadence", map("targetDays", 9, "maxDays", 1)),
                map("name", "Pia", "source", "HEARSAY"),
                5,
                map("name", "Quin"));
        answer.then()
                .statusCode(207)
                .contentType("application/json")
                .body("done", equalTo(2))
                .body("refused", equalTo(5))
                .body("items.index", contains(0, 1, 2, 3, 4, 5, 6))
                .body("items.status", contains(201, 400, 400, 400, 400, 400, 201))
                .body("items[0].etag", equalTo("\"1\""))
                .body("items[0].item.name", equalTo("Mina"))
                .body("items[1].problem.violations.pointer", contains("/items/1/emails/0", "/items/1/name"))
                .body("items[1].problem.code", equalTo("invalid_request"))
                .body("items[1].problem.type", equalTo("/problems/invalid_request"))
                .body("items[1].problem.instance", equalTo(BATCH))
                .body("items[1].problem.traceId", matchesPattern("[0-9a-f]{32}"))
                .body("items[2].problem.violations[0].pointer", equalTo("/items/2/nickname"))
                .body("items[2].problem.violations[0].message", startsWith("\"nickname\" is not a property here"))
                .body("items[3].problem.violations[0].pointer", equalTo("/items/3/cadence/maxDays"))
                .body("items[4].problem.violations[0].code", equalTo("unknown_value"))
                .body("items[5].problem.violations[0].pointer", equalTo("/items/5"));
        assertFalse(answer.jsonPath().getMap("items[1]").containsKey("id"));
        List<Map<String, Object>> people = api.get(INFLUENCERS).path("items");
        assertEquals(
                List.of("Mina", "Quin"),
                people.stream().map(one -> one.get("name")).toList());
        for (int i : new int[] {0, 6}) {
            String path = answer.path("items[" + i + "].location");
            assertEquals(api.get(path).jsonPath().getMap(""), answer.jsonPath().getMap("items[" + i + "].item"));
            assertEquals(1, new Topic("contacts").about(Api.idOf(path), 1).size());
        }
    }

    @Test
    void what_was_read_is_changed_by_its_id_and_version() throws Exception {
        String mina = api.made(INFLUENCERS, "name", "Mina", "tags", List.of("a"), "notes", "n");
        String nora = api.influencer("Nora");
        Response answer = send(
                map("id", Api.idOf(mina), "version", 1, "tags", List.of("b"), "notes", null),
                map("id", Api.idOf(nora), "version", 1, "name", "Nora"),
                map("name", "Ola"));
        answer.then()
                .statusCode(207)
                .body("items.status", contains(200, 200, 201))
                .body("items[0].etag", equalTo("\"2\""))
                .body("items[1].etag", equalTo("\"1\""));
        api.get(mina)
                .then()
                .body("name", equalTo("Mina"))
                .body("tags", contains("b"))
                .body("version", equalTo(2));
        assertEquals(null, api.get(mina).jsonPath().getString("notes"));
        assertEquals(2, new Topic("contacts").about(Api.idOf(mina), 2).size());
        assertEquals(1, new Topic("contacts").about(Api.idOf(nora), 1).size());
    }

    @Test
    void a_change_that_does_not_fit_is_refused_like_one_that_is_sent_alone() {
        String mina = api.influencer("Mina");
        api.patch(mina, 1, "name", "Minna").then().statusCode(200);
        String id = Api.idOf(mina);
        var before = Rows.of(api);
        JsonPath answer = written(send(
                map("id", id, "version", 1, "name", "x"),
                map("id", id, "name", "x"),
                map("id", id, "version", "2", "name", "x"),
                map("id", "x", "version", 2, "name", "x"),
                map("id", UUID.randomUUID(), "version", 1, "name", "x"),
                map("version", 2, "name", "x"),
                map("id", id, "version", 2, "agency", "x")));
        assertEquals(List.of(412, 428, 400, 400, 404, 400, 400), answer.getList("items.status"));
        assertEquals(
                List.of(
                        "/items/0/version",
                        "/items/1/version",
                        "/items/2/version",
                        "/items/3/id",
                        "/items/4/id",
                        "/items/5/version",
                        "/items/6/agency"),
                answer.getList("items.problem.violations.pointer.flatten()"));
        assertEquals(before, Rows.of(api));
    }

    @Test
    void two_items_about_one_thing_are_told() {
        String mina = api.made(INFLUENCERS, "name", "Mina", "externalId", "mina");
        JsonPath answer = written(send(
                map("name", "A", "externalId", "1"),
                map("name", "B", "externalId", "1"),
                map("name", "", "externalId", "2"),
                map("name", "C", "externalId", "2"),
                map("name", "D", "externalId", "mina"),
                map("id", Api.idOf(mina), "version", 1, "location", "Oslo"),
                map("id", Api.idOf(mina), "version", 1, "location", "Bergen")));
        assertEquals(List.of(201, 409, 400, 201, 409, 200, 400), answer.getList("items.status"));
        assertEquals("already_exists", answer.getString("items[1].problem.code"));
        assertEquals("duplicate_in_batch", answer.getString("items[1].problem.violations[0].code"));
        assertEquals("/items/1/externalId", answer.getString("items[1].problem.violations[0].pointer"));
        assertEquals("taken", answer.getString("items[4].problem.violations[0].code"));
        assertTrue(answer.getString("items[4].problem.detail").contains(Api.idOf(mina)));
        assertEquals("duplicate_in_batch", answer.getString("items[6].problem.violations[0].code"));
        api.get(mina).then().body("location", equalTo("Oslo"));
    }

    @Test
    void another_agencys_are_not_found_and_their_keys_are_free() {
        Api north = Api.ofANewAgency();
        String theirs = north.made(INFLUENCERS, "name", "Mina", "externalId", "1");
        var before = Rows.of(north);
        JsonPath answer = written(send(
                map("id", Api.idOf(theirs), "version", 1, "name", "mine"),
                map("id", new UUID(1, 1), "version", 1, "name", "mine"),
                map("name", "Nora", "externalId", "1")));
        assertEquals(List.of(404, 404, 201), answer.getList("items.status"));
        assertEquals(
                answer.getString("items[1].problem.detail").replace(new UUID(1, 1).toString(), ""),
                answer.getString("items[0].problem.detail").replace(Api.idOf(theirs), ""));
        assertEquals(before, Rows.of(north));
    }

    @Test
    void sent_again_under_its_key_it_is_answered_as_it_was() {
        String key = UUID.randomUUID().toString();
        String body = "{\"items\": [{\"name\": \"Mina\", \"tags\": [\"a\"]}, {\"name\": \"\"}]}";
        String same = "{\"items\": [ {\"tags\": [\"a\"], \"name\": \"Mina\"}, {\"name\": \"\"}]}";
        Response first = api.editor().header("Idempotency-Key", key).body(body).post(BATCH);
        Response again = api.editor().header("Idempotency-Key", key).body(same).post(BATCH);
        written(first);
        again.then().statusCode(207).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), again.asString());
        api.get(INFLUENCERS).then().body("items", hasSize(1));
        problem(
                api.editor()
                        .header("Idempotency-Key", key)
                        .body(body.replace("\"a\"", "\"b\""))
                        .post(BATCH),
                422,
                "idempotency_key_reused");
    }

    @Test
    void organizations_come_in_batches_too() throws Exception {
        String alder = api.organization("Alder");
        JsonPath answer = written(send(
                api,
                ORGANIZATIONS + "/batch",
                List.of(
                        map("name", "Birch", "goals", List.of("g")),
                        map("name", "Cedar", "website", "ftp://x"),
                        map("id", Api.idOf(alder), "version", 1, "goals", List.of("g", "h")))));
        assertEquals(List.of(201, 400, 200), answer.getList("items.status"));
        api.get(answer.getString("items[0].location")).then().body("goals", contains("g"));
        api.get(alder).then().body("goals", contains("g", "h"));
        assertEquals(2, new Topic("contacts").about(Api.idOf(alder), 2).size());
    }

    @Test
    void a_batch_is_one_to_two_hundred_items() {
        var before = Rows.of(api);
        invalid(send(), "/items", "size");
        invalid(send(api, BATCH, java.util.Collections.nCopies(201, map("name", "x"))), "/items", "size");
        invalid(api.editor().body("{}").post(BATCH), "/items", "required");
        invalid(api.editor().body("{\"items\": 5}").post(BATCH), "/items", "wrong_type");
        invalid(
                api.editor()
                        .body("{\"items\": [{\"name\": \"x\"}], \"all\": true}")
                        .post(BATCH),
                "/all",
                "unknown_property");
        problem(
                api.editor()
                        .body("{\"items\": [{\"name\": \"x\", \"name\": \"y\"}]}")
                        .post(BATCH),
                400,
                "malformed_json");
        problem(api.editor().body("{\"items\": [{\"name\": \"x\"}").post(BATCH), 400, "malformed_json");
        problem(
                api.editor().body("{\"items\": [{\"name\": \"x\"}]}").post(BATCH + "?atomic=true"),
                400,
                "invalid_request");
        problem(
                api.viewer()
                        .contentType("application/json")
                        .body("{\"items\": []}")
                        .post(BATCH),
                403,
                "forbidden");
        assertEquals(before, Rows.of(api));
    }

    @ParameterizedTest
    @CsvSource({"700000,207", "1100000,413"})
    void it_may_be_longer_than_another_body_and_not_as_long_as_it_likes(int size, int status) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size / 8_000; i++) items.add(map("name", "x", "notes", "n".repeat(8_000)));
        send(api, BATCH, items).then().statusCode(status);
        String alone = "{\"name\": \"x\", \"notes\": \"" + "n".repeat(300_000) + "\"}";
        problem(api.editor().body(alone).post(INFLUENCERS), 413, "body_too_large");
    }

    /** The item that meets the other request is refused, and not the whole batch. */
    @Test
    void batches_at_once_with_the_same_keys_make_each_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            String prefix = "r" + round + "-";
            List<Object> items = new ArrayList<>();
            IntStream.range(0, 20).forEach(i -> items.add(map("name", "x", "externalId", prefix + i)));
            Callable<Response> call = () -> send(api, BATCH, items);
            try (var threads = Executors.newFixedThreadPool(4)) {
                int made = 0;
                for (Future<Response> answer : threads.invokeAll(List.of(call, call, call, call)))
                    made += written(answer.get()).getInt("done");
                assertEquals(20, made);
            }
        }
    }

    @Test
    void changes_of_the_same_ones_at_once_are_neither_lost_nor_doubled() throws Exception {
        List<String> crowd =
                IntStream.range(0, 10).mapToObj(i -> api.influencer("P" + i)).toList();
        List<Callable<Response>> calls = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            List<String> order = new ArrayList<>(crowd);
            java.util.Collections.rotate(order, caller * 3);
            String location = "L" + caller;
            List<Map<String, Object>> items = order.stream()
                    .map(path -> map("id", Api.idOf(path), "version", 1, "location", location))
                    .toList();
            calls.add(() -> send(api, BATCH, items));
        }
        int changed = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Response> answer : threads.invokeAll(calls))
                changed += written(answer.get()).getInt("done");
        }
        assertEquals(10, changed);
        for (String path : crowd) api.get(path).then().body("version", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {INFLUENCERS, ORGANIZATIONS})
    void a_batch_is_no_item(String list) {
        problem(api.get(list + "/batch"), 405, "method_not_allowed");
    }
}
