package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Many deeds in one request: each is judged alone, and one that is bad does nothing to the others. */
@QuarkusTest
class BatchesTest {

    private final Relationship ours = Relationship.fresh();

    private Response send(String path, Object... items) {
        return ours.editor().body(map("items", List.of(items))).post(path + "/batch");
    }

    private static JsonPath written(Response answer) {
        return answer.then().statusCode(207).extract().jsonPath();
    }

    @Test
    void all_kinds_are_written_down_and_the_bad_ones_say_why_in_their_place() throws Exception {
        JsonPath answer = written(send(
                INTERACTIONS,
                ours.body("kind", "HELP", "value", 3, "externalId", "1"),
                ours.body("kind", "INTRODUCTION", "size", 2),
                ours.body("kind", "RESPONSE"),
                ours.body("kind", "GIFT", "occurredAt", "2999-01-01T00:00:00Z"),
                ours.body("kind", "HELP", "value", 9),
                map("kind", "HELP"),
                ours.body("kind", "INBOUND", "mood", "good"),
                ours.body("kind", "ASK", "size", 2)));
        assertEquals(List.of(201, 400, 400, 400, 400, 400, 400, 201), answer.getList("items.status"));
        assertEquals(
                List.of("/items/1/size", "/items/2/hours", "/items/3/occurredAt", "/items/4/value"),
                answer.getList("items[1..4].problem.violations.pointer.flatten()"));
        assertEquals(
                List.of("/items/5/influencerId", "/items/5/organizationId", "/items/6/mood"),
                answer.getList("items[5..6].problem.violations.pointer.flatten()"));
        assertEquals(2, answer.getInt("done"));
        assertEquals(6, answer.getInt("refused"));
        ours.get(INTERACTIONS).then().body("items", hasSize(2));
        for (int i : new int[] {0, 7}) {
            String path = answer.getString("items[" + i + "].location");
            assertEquals(ours.get(path).jsonPath().getMap(""), answer.getMap("items[" + i + "].item"));
            var told = new Topic("interactions").about(idOf(path), 1);
            assertEquals(1, told.size());
            assertEquals(
                    ours.agency(),
                    new String(told.getFirst().headers().lastHeader("ce_agency").value()));
        }
    }

    @Test
    void an_answer_knows_what_it_answers() {
        String question = ours.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-03-01T10:00:00Z");
        Relationship theirs = Relationship.fresh();
        String foreign = theirs.made(INTERACTIONS, "kind", "INBOUND");
        String at = "2026-03-01T12:00:00Z";
        JsonPath answer = written(send(
                INTERACTIONS,
                ours.body("kind", "RESPONSE", "inReplyTo", idOf(question), "occurredAt", at),
                ours.body("kind", "RESPONSE", "inReplyTo", idOf(foreign), "occurredAt", at),
                ours.body("kind", "RESPONSE", "inReplyTo", idOf(question), "occurredAt", "2026-02-01T12:00:00Z")));
        assertEquals(List.of(201, 404, 400), answer.getList("items.status"));
        assertEquals(2.0, answer.getDouble("items[0].item.hours"));
        assertEquals("/items/1/inReplyTo", answer.getString("items[1].problem.violations[0].pointer"));
        assertEquals("later", answer.getString("items[2].problem.violations[0].code"));
    }

    @Test
    void foreign_and_unknown_people_are_not_found_and_the_others_are_written_down() {
        Relationship theirs = Relationship.fresh();
        theirs.made(INTERACTIONS, "kind", "INBOUND");
        UUID nobody = Ids.next();
        JsonPath answer = written(send(
                INTERACTIONS,
                ours.body("kind", "HELP"),
                ours.body("kind", "HELP", "influencerId", theirs.influencer()),
                ours.body("kind", "HELP", "organizationId", theirs.organization()),
                ours.body("kind", "HELP", "influencerId", nobody),
                ours.body("kind", "HELP", "influencerId", UUID.randomUUID()),
                ours.body("kind", "HELP", "influencerId", ours.organization()),
                ours.body("kind", "GIFT")));
        assertEquals(List.of(201, 404, 404, 404, 404, 404, 201), answer.getList("items.status"));
        assertEquals("/items/2/organizationId", answer.getString("items[2].problem.violations[0].pointer"));
        assertEquals(
                answer.getString("items[3].problem.detail").replace(nobody.toString(), ""),
                answer.getString("items[1].problem.detail")
                        .replace(theirs.influencer().toString(), ""));
        ours.get(INTERACTIONS).then().body("items", hasSize(2));
        theirs.get(INTERACTIONS).then().body("items", hasSize(1));
    }

    @Test
    void who_was_made_a_moment_ago_is_waited_for() throws Exception {
        ours.made(INTERACTIONS, "kind", "HELP");
        UUID late = Ids.next();
        Thread news = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ContactNews.told(ours.agency(), ContactNews.INFLUENCER, late, 1, false);
        });
        JsonPath answer = written(send(INTERACTIONS, ours.body("kind", "HELP", "influencerId", late)));
        news.join();
        assertEquals(List.of(201), answer.getList("items.status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {INTERACTIONS, COMMITMENTS, SURVEYS})
    void what_is_sent_twice_is_made_once(String path) {
        var item = ours.body("externalId", "1");
        if (path.equals(INTERACTIONS)) item.put("kind", "HELP");
        if (path.equals(COMMITMENTS)) item.put("dueOn", "2030-01-01");
        if (path.equals(SURVEYS)) item.put("answers", Map.of("trust", 5));
        JsonPath first = written(send(path, item, item));
        assertEquals(List.of(201, 409), first.getList("items.status"));
        assertEquals("duplicate_in_batch", first.getString("items[1].problem.violations[0].code"));
        JsonPath again = written(send(path, item));
        assertEquals(List.of(409), again.getList("items.status"));
        assertEquals("/items/0/externalId", again.getString("items[0].problem.violations[0].pointer"));
        assertTrue(again.getString("items[0].problem.detail").contains(first.getString("items[0].id")));
        ours.get(path + "?externalId=1").then().body("items.id", contains(first.getString("items[0].id")));
        ours.get(path + "?externalId=2").then().body("items", empty());
        String made = first.getString("items[0].location");
        ours.delete(made, 1).then().statusCode(204);
        assertEquals(List.of(201), written(send(path, item)).getList("items.status"));
    }

    @Test
    void many_promises_end_at_once() throws Exception {
        List<String> promises = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            promises.add(idOf(ours.made(COMMITMENTS, "dueOn", "2030-01-01", "occurredAt", "2026-01-02T00:00:00Z")));
        String foreign = idOf(Relationship.fresh().made(COMMITMENTS, "dueOn", "2030-01-01"));
        JsonPath answer = written(send(
                COMMITMENTS + "/closings",
                map("id", promises.get(0), "status", "KEPT", "on", "2026-02-01"),
                map("id", promises.get(1), "status", "BROKEN"),
                map("id", promises.get(0), "status", "RELEASED"),
                map("id", promises.get(2), "status", "OPEN"),
                map("id", promises.get(2), "status", "KEPT", "on", "2026-01-01"),
                map("id", foreign, "status", "KEPT"),
                map("id", promises.get(3), "status", "RELEASED")));
        assertEquals(List.of(200, 200, 409, 400, 400, 404, 200), answer.getList("items.status"));
        assertEquals("commitment_closed", answer.getString("items[2].problem.code"));
        assertEquals("/items/4/on", answer.getString("items[4].problem.violations[0].pointer"));
        assertEquals("/items/5/id", answer.getString("items[5].problem.violations[0].pointer"));
        assertEquals("\"2\"", answer.getString("items[0].etag"));
        ours.get(COMMITMENTS + "/" + promises.get(0))
                .then()
                .body("status", equalTo("KEPT"), "closedOn", equalTo("2026-02-01"));
        ours.get(COMMITMENTS + "/" + promises.get(2)).then().body("status", equalTo("OPEN"));
        var told = new Topic("interactions").about(promises.get(3), 2);
        assertEquals("RELEASED", Topic.data(told.get(1)).get("status").asText());
    }

    @Test
    void under_its_key_a_batch_is_answered_as_it_was() {
        String key = UUID.randomUUID().toString();
        var body = map("items", List.of(ours.body("kind", "HELP"), ours.body("kind", "NOTHING")));
        Response first = ours.editor().header("Idempotency-Key", key).body(body).post(INTERACTIONS + "/batch");
        Response again = ours.editor().header("Idempotency-Key", key).body(body).post(INTERACTIONS + "/batch");
        written(first);
        again.then().statusCode(207).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), again.asString());
        ours.get(INTERACTIONS).then().body("items", hasSize(1));
    }

    @Test
    void a_viewer_writes_nothing_and_too_many_are_refused() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 201; i++) many.add(ours.body("kind", "HELP"));
        for (String path : List.of(INTERACTIONS, COMMITMENTS, COMMITMENTS + "/closings", SURVEYS)) {
            ours.viewer()
                    .contentType("application/json")
                    .body(map("items", List.of()))
                    .post(path + "/batch")
                    .then()
                    .statusCode(403);
            ours.editor()
                    .body(map("items", many))
                    .post(path + "/batch")
                    .then()
                    .statusCode(400)
                    .body("violations[0].pointer", equalTo("/items"))
                    .body("violations[0].code", equalTo("size"));
        }
        for (String path : List.of(INTERACTIONS, COMMITMENTS, SURVEYS))
            ours.get(path).then().body("items", empty());
    }

    @Test
    void agreements_are_written_down_with_keys_of_their_own_and_once_for_a_key_of_the_request() throws Exception {
        ours.made(AGREEMENTS, "giveShare", 0.5, "externalId", "taken");
        Map<String, Object> body = map(
                "items",
                List.of(
                        ours.body("giveShare", 0.6, "acceptedOn", "2026-01-01", "channels", List.of("email")),
                        ours.body("giveShare", 0.6, "externalId", "taken"),
                        ours.body("giveShare", 2),
                        ours.body("giveShare", 0.6, "acceptedBy", "Jo"),
                        ours.body("giveShare", 0.4, "externalId", "mine"),
                        ours.body("giveShare", 0.4, "externalId", "mine"),
                        ours.body("giveShare", 0.4, "influencerId", UUID.randomUUID())));
        JsonPath first = written(
                ours.editor().header("Idempotency-Key", "agreements").body(body).post(AGREEMENTS + "/batch"));
        assertEquals(List.of(201, 409, 400, 400, 201, 409, 404), first.getList("items.status"));
        JsonPath again = written(
                ours.editor().header("Idempotency-Key", "agreements").body(body).post(AGREEMENTS + "/batch"));
        assertEquals(first.getList("items.id"), again.getList("items.id"));
        ours.get(AGREEMENTS).then().body("items", hasSize(3));
        String path = first.getString("items[0].location");
        assertEquals(ours.get(path).jsonPath().getMap(""), first.getMap("items[0].item"));
        assertEquals(1, new Topic("interactions").about(idOf(path), 1).size());
    }
}
