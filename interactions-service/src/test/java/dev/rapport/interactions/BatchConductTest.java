package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A batch is no way round what was agreed, nor round the guard of asks. */
@QuarkusTest
class BatchConductTest {

    private Relationship mina;
    private Relationship other;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
        other = ofAnotherOrganization();
    }

    private Relationship ofAnotherOrganization() {
        return new Relationship(
                mina.agency(), ContactNews.made(mina.agency(), ContactNews.ORGANIZATION), mina.influencer());
    }

    private void rule(Object... rules) {
        mina.admin()
                .header("If-Match", "\"0\"")
                .body(map(rules))
                .patch("/v1/ask-guard")
                .then()
                .statusCode(200);
    }

    private Response send(List<Map<String, Object>> items) {
        return mina.editor().body(map("items", items)).post(INTERACTIONS + "/batch");
    }

    @Test
    void warnings_stand_in_the_answers_of_their_items() {
        String terms = mina.made(
                AGREEMENTS,
                "giveShare",
                0.5,
                "acceptedOn",
                "2026-01-01",
                "channels",
                List.of("email"),
                "boundaries",
                Map.of("maxPerMonth", 2));
        send(List.of(
                        mina.body("kind", "HELP", "channel", "email"),
                        mina.body("kind", "HELP", "channel", "phone"),
                        mina.body("kind", "INBOUND", "channel", "phone"),
                        mina.body("kind", "HELP", "channel", "email")))
                .then()
                .statusCode(207)
                .body("done", is(4))
                .body("items[0].item.warnings", nullValue())
                .body("items[1].item.warnings.code", contains("CHANNEL"))
                .body("items[1].item.warnings[0].agreementId", equalTo(idOf(terms)))
                .body("items[2].item.warnings", nullValue())
                .body("items[3].item.warnings.code", contains("FREQUENCY"));
    }

    @Test
    void of_two_organizations_in_one_batch_the_second_is_refused() {
        rule("askedByAnother", "REFUSE");
        send(List.of(
                        mina.body("kind", "ASK", "externalId", "first"),
                        other.body("kind", "ASK"),
                        other.body("kind", "HELP"),
                        mina.body("kind", "ASK"),
                        other.body("kind", "ASK", "occurredAt", "2026-01-01T00:00:00Z")))
                .then()
                .statusCode(207)
                .body("items.status", contains(201, 409, 201, 201, 201))
                .body("items[1].problem.code", equalTo("asked_by_another"));
        mina.get(INTERACTIONS).then().body("items", hasSize(4));
    }

    @Test
    void what_is_refused_does_not_keep_the_next_one_out() {
        rule("askedByAnother", "REFUSE");
        mina.made(INTERACTIONS, "kind", "INBOUND", "externalId", "taken");
        send(List.of(mina.body("kind", "ASK", "externalId", "taken"), other.body("kind", "ASK")))
                .then()
                .body("items.status", contains(409, 201))
                .body("items[0].problem.code", equalTo("already_exists"));
    }

    @Test
    void who_says_in_one_batch_to_be_left_alone_is_not_asked_in_it() {
        send(List.of(mina.body("kind", "ASK"), mina.body("kind", "OPT_OUT"), mina.body("kind", "ASK")))
                .then()
                .body("items.status", contains(201, 201, 409))
                .body("items[2].problem.code", equalTo("do_not_contact"));
        send(List.of(mina.body("kind", "OPT_IN"), mina.body("kind", "ASK")))
                .then()
                .body("items.status", contains(201, 201));
    }

    @Test
    void of_batches_that_ask_the_same_people_at_once_one_gets_each() throws Exception {
        rule("askedByAnother", "REFUSE");
        List<Relationship> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) people.add(Relationship.in(mina.agency()));
        List<Callable<List<Integer>>> batches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var organization = ofAnotherOrganization().organization();
            List<Map<String, Object>> asks = new ArrayList<>();
            for (Relationship one : people) {
                asks.add(new Relationship(mina.agency(), organization, one.influencer()).body("kind", "ASK"));
            }
            boolean turned = i % 2 == 1;
            if (turned) Collections.reverse(asks);
            batches.add(() -> {
                List<Integer> statuses = new ArrayList<>(
                        send(asks).then().statusCode(207).extract().path("items.status"));
                if (turned) Collections.reverse(statuses);
                return statuses;
            });
        }
        int[] asked = new int[people.size()];
        try (var threads = Executors.newFixedThreadPool(batches.size())) {
            for (var answer : threads.invokeAll(batches)) {
                List<Integer> statuses = answer.get();
                for (int i = 0; i < asked.length; i++) asked[i] += statuses.get(i) == 201 ? 1 : 0;
            }
        }
        for (int times : asked) assertEquals(1, times);
    }

    @Test
    void the_end_of_a_promise_that_a_batch_notes_leaves_a_revision() {
        String promise = mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        mina.editor()
                .body(map("items", List.of(map("id", idOf(promise), "status", "KEPT"))))
                .post(COMMITMENTS + "/closings/batch")
                .then()
                .body("items.status", contains(200));
        mina.editor()
                .get("/v1/revisions?of=" + idOf(promise))
                .then()
                .body("items", hasSize(1))
                .body("items[0].changes.find { it.pointer == '/status' }.after", equalTo("KEPT"));
    }
}
