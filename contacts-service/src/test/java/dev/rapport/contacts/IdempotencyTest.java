package dev.rapport.contacts;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.idempotency.AnswerExpiry;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Api.ORGANIZATIONS;
import static dev.rapport.contacts.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class IdempotencyTest {

    @Inject
    AnswerExpiry expiry;

    private Api api;
    private String key;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
        key = UUID.randomUUID().toString();
    }

    private static Response post(Api api, String key, String path, String body) {
        return api.editor().header("Idempotency-Key", key).body(body).post(path);
    }

    private void people(int count) {
        api.get(INFLUENCERS).then().body("items", hasSize(count));
    }

    private void age(String by) throws Exception {
        Rows.run("UPDATE idempotency SET created_at = now() - interval '" + by + "' WHERE agency = '" + api.agency()
                + "'");
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_has_no_second_effect() throws Exception {
        Response first = post(api, key, INFLUENCERS, "{\"name\": \"Mina\", \"tags\": [\"a\"]}");
        first.then().statusCode(201).header("Idempotency-Replayed", equalTo(null));
        api.patch(Api.path(first), 1, "name", "Nora").then().statusCode(200);
        Rows.awaitEmptyOutbox();
        Response again = post(api, key, INFLUENCERS, " {\"tags\": [\"a\"],\n\"name\": \"Mina\"} ");
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"))
                .contentType("application/json");
        assertEquals(first.asString(), again.asString());
        people(1);
        assertEquals(
                2, new Topic("contacts").about(Api.idOf(Api.path(first)), 2).size());
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        Response first = post(api, key, INFLUENCERS, "{\"name\": \"Mina\"}");
        problem(post(api, key, INFLUENCERS, "{\"name\": \"Nora\"}"), 422, "idempotency_key_reused");
        problem(post(api, key, ORGANIZATIONS, "{\"name\": \"Mina\"}"), 422, "idempotency_key_reused");
        problem(post(api, key, Api.path(first) + "/research", "{\"note\": \"n\"}"), 422, "idempotency_key_reused");
        people(1);
        api.get(ORGANIZATIONS).then().body("items", hasSize(0));
    }

    @Test
    void keys_of_others_are_none_of_ones_business() {
        Api.path(post(api, key, INFLUENCERS, "{\"name\": \"Mina\"}"));
        Api.path(post(Api.ofANewAgency(), key, INFLUENCERS, "{\"name\": \"Nora\"}"));
        var colleague = LocalIdentity.shared().token(api.agency(), "colleague", Role.EDITOR);
        given().auth()
                .oauth2(colleague)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"name\": \"Ola\"}")
                .post(INFLUENCERS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo(null))
                .body("name", equalTo("Ola"));
        people(2);
    }

    @Test
    void a_refused_request_is_not_remembered() {
        problem(post(api, key, INFLUENCERS, "{\"name\": \"\"}"), 400, "invalid_request");
        problem(
                post(api, key, INFLUENCERS, "{\"name\": \"M\", \"cadence\": {\"targetDays\": 2, \"maxDays\": 1}}"),
                400,
                "invalid_request");
        api.made(INFLUENCERS, "name", "Nora", "externalId", "1");
        problem(post(api, key, INFLUENCERS, "{\"name\": \"M\", \"externalId\": \"1\"}"), 409, "already_exists");
        assertEquals(List.of(), Rows.of(api).get("idempotency"));
        Api.path(post(api, key, INFLUENCERS, "{\"name\": \"Mina\"}"));
        people(2);
    }

    @Test
    void at_once_many_times_it_happens_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            String once = key + round;
            Callable<Response> call = () -> post(api, once, INFLUENCERS, "{\"name\": \"Mina\"}");
            try (var threads = Executors.newFixedThreadPool(8)) {
                int fresh = 0;
                for (Future<Response> answer : threads.invokeAll(Collections.nCopies(8, call))) {
                    int status = answer.get().statusCode();
                    assertTrue(status == 201 || status == 409, answer.get().asString());
                    if (status == 409) problem(answer.get(), 409, "request_in_progress");
                    if (status == 201 && answer.get().header("Idempotency-Replayed") == null) fresh++;
                }
                assertEquals(1, fresh);
            }
            people(round + 1);
            call.call().then().statusCode(201).header("Idempotency-Replayed", "true");
        }
    }

    @Test
    void after_a_day_the_key_is_free_again() throws Exception {
        Api.path(post(api, key, INFLUENCERS, "{\"name\": \"Mina\"}"));
        age("23 hours 59 minutes");
        post(api, key, INFLUENCERS, "{\"name\": \"Mina\"}").then().header("Idempotency-Replayed", "true");
        age("24 hours 1 second");
        post(api, key, INFLUENCERS, "{\"name\": \"Nora\"}")
                .then()
                .statusCode(201)
                .body("name", equalTo("Nora"));
        post(api, key, INFLUENCERS, "{\"name\": \"Nora\"}").then().header("Idempotency-Replayed", "true");
        people(2);
    }

    @Test
    void answers_of_all_agencies_are_forgotten_after_a_day() throws Exception {
        Api other = Api.ofANewAgency();
        Api.path(post(api, key, INFLUENCERS, "{\"name\": \"Mina\"}"));
        Api.path(post(other, key, INFLUENCERS, "{\"name\": \"Mina\"}"));
        age("24 hours 1 second");
        expiry.forget();
        assertEquals(0, Rows.of(api).get("idempotency").size());
        assertEquals(1, Rows.of(other).get("idempotency").size());
    }
}
