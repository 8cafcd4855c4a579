package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class IdempotencyTest {

    private Relationship mina;
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private Response post(String path, Object body) {
        return mina.editor().header("Idempotency-Key", key).body(body).post(path);
    }

    @Test
    void a_request_repeated_with_its_key_gets_the_first_answer_and_has_no_second_effect() {
        var body = mina.body("kind", "HELP", "value", 2);
        Response first = post(INTERACTIONS, body);
        Response second = post(INTERACTIONS, body);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("ETag", "\"1\"");
        assertEquals(first.asString(), second.asString());
        mina.get(INTERACTIONS).then().body("items", hasSize(1));
    }

    @Test
    void a_key_belongs_to_one_body_and_one_path() {
        post(INTERACTIONS, mina.body("kind", "HELP")).then().statusCode(201);
        post(INTERACTIONS, mina.body("kind", "GIFT"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        post(COMMITMENTS, mina.body("dueOn", "2030-01-01")).then().statusCode(422);
        mina.get(INTERACTIONS).then().body("items", hasSize(1));
    }

    @Test
    void another_caller_may_use_the_same_key() {
        var body = mina.body("kind", "HELP");
        post(INTERACTIONS, body).then().statusCode(201);
        String colleague = LocalIdentity.shared().token(mina.agency(), "colleague", Role.EDITOR);
        RestAssured.given()
                .auth()
                .oauth2(colleague)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(INTERACTIONS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
        mina.get(INTERACTIONS).then().body("items", hasSize(2));
    }

    @Test
    void a_refused_request_is_not_remembered() {
        post(INTERACTIONS, mina.body("kind", "HELP", "value", 9)).then().statusCode(400);
        post(INTERACTIONS, mina.body("kind", "HELP", "value", 3)).then().statusCode(201);
    }

    @Test
    void the_same_key_at_once_has_exactly_one_effect() throws Exception {
        var body = mina.body("kind", "HELP");
        mina.made(INTERACTIONS, "kind", "INBOUND"); // both contacts have arrived
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) calls.add(() -> post(INTERACTIONS, body));
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<Response> answer : threads.invokeAll(calls)) {
                int status = answer.get().statusCode();
                assertTrue(status == 201 || status == 409, "status " + status);
                if (status == 409)
                    assertEquals("request_in_progress", answer.get().path("code"));
            }
        }
        mina.get(INTERACTIONS + "?kind=HELP").then().body("items", hasSize(1));
        String id = mina.get(INTERACTIONS + "?kind=HELP").path("items[0].id");
        assertEquals(1, new Topic("interactions").about(id, 1).size());
    }

    @Test
    void closing_a_commitment_can_be_repeated_too() {
        String path = mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        mina.editor()
                .header("Idempotency-Key", key)
                .post(path + "/keep")
                .then()
                .statusCode(200)
                .body("version", is(2));
        mina.editor()
                .header("Idempotency-Key", key)
                .post(path + "/keep")
                .then()
                .statusCode(200)
                .body("version", is(2));
        mina.editor()
                .header("Idempotency-Key", key)
                .post(path + "/break")
                .then()
                .statusCode(422);
        assertEquals(2, new Topic("interactions").about(idOf(path), 2).size());
    }

    @Test
    void a_key_is_visible_ascii() {
        mina.editor()
                .header("Idempotency-Key", "x".repeat(256))
                .body(mina.body("kind", "HELP"))
                .post(INTERACTIONS)
                .then()
                .statusCode(400)
                .body("violations[0].parameter", equalTo("Idempotency-Key"));
    }
}
