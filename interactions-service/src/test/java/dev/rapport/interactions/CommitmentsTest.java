package dev.rapport.interactions;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.rapport.local.Tokens;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class CommitmentsTest {

    private final Topic events = new Topic("interactions");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private String promised(LocalDate due) {
        return mina.made(COMMITMENTS, "dueOn", due, "occurredAt", due.minusDays(10) + "T12:00:00Z");
    }

    @Test
    void a_promise_is_ours_of_importance_one_and_open_unless_said_otherwise() {
        mina.post(COMMITMENTS, "dueOn", today.plusDays(3))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("by", equalTo("US"), "importance", is(1), "status", equalTo("OPEN"))
                .body("overdue", is(false), "closedOn", nullValue());
        mina.post(COMMITMENTS, "dueOn", today, "by", "THEM", "importance", 3, "summary", "A post", "externalId", "c1")
                .then()
                .statusCode(201)
                .body("by", equalTo("THEM"), "importance", is(3), "summary", equalTo("A post"));
    }

    @ParameterizedTest
    @CsvSource({"keep, KEPT", "break, BROKEN", "release, RELEASED"})
    void a_commitment_ends_once_and_for_all(String verb, String status) {
        String path = promised(today);
        mina.editor()
                .body(map("on", today.minusDays(1)))
                .post(path + "/" + verb)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(
                        "status",
                        equalTo(status),
                        "closedOn",
                        equalTo(today.minusDays(1).toString()));
        var told = Topic.data(events.about(idOf(path), 2).get(1));
        assertEquals(status, told.get("status").asText());
        assertEquals(today.minusDays(1).toString(), told.get("closedOn").asText());
        for (String again : new String[] {"keep", "break", "release"}) {
            mina.editor()
                    .post(path + "/" + again)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("commitment_closed"));
        }
        mina.get(path).then().header("ETag", "\"2\"");
    }

    @Test
    void without_a_body_or_day_it_ends_today() {
        for (String body : new String[] {null, "{}", "null"}) {
            var request = mina.editor();
            if (body != null) request.body(body);
            request.post(promised(today) + "/keep").then().statusCode(200).body("closedOn", equalTo(today.toString()));
        }
    }

    @Test
    void a_request_of_nothing_but_its_path_ends_it_too() throws Exception {
        URI keep = URI.create("http://localhost:" + RestAssured.port + promised(today) + "/keep");
        var request = HttpRequest.newBuilder(keep)
                .header("Authorization", "Bearer " + Tokens.editor(mina.agency()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertEquals(
                    200,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void it_ends_neither_in_the_future_nor_before_it_was_made() {
        String path = promised(today);
        violation(mina.editor().body(map("on", today.plusDays(1))).post(path + "/keep"), "/on", "in_the_future");
        violation(mina.editor().body(map("on", today.minusDays(11))).post(path + "/keep"), "/on", "before_it_was_made");
        mina.editor()
                .body(map("on", today.minusDays(10)))
                .post(path + "/keep")
                .then()
                .statusCode(200);
        violation(
                mina.patch(path, 2, "occurredAt", today.minusDays(9) + "T00:00:00Z"),
                "/occurredAt",
                "after_it_was_closed");
    }

    @Test
    void it_is_not_due_before_it_was_made() {
        violation(
                mina.post(COMMITMENTS, "dueOn", "2026-01-01", "occurredAt", "2026-01-02T00:00:00Z"),
                "/dueOn",
                "before_it_was_made");
        violation(mina.post(COMMITMENTS), "/dueOn", "required");
        violation(mina.post(COMMITMENTS, "dueOn", "2026-02-30"), "/dueOn", "wrong_type");
        violation(mina.post(COMMITMENTS, "dueOn", today, "importance", 4), "/importance", "max");
        violation(mina.post(COMMITMENTS, "dueOn", today, "by", "ME"), "/by", "unknown_value");
        violation(mina.post(COMMITMENTS, "dueOn", today, "status", "KEPT"), "/status", "unknown_property");
    }

    @Test
    void one_day_of_grace_passes_before_an_open_commitment_is_overdue() {
        mina.get(promised(today.minusDays(1))).then().body("overdue", is(false));
        String late = promised(today.minusDays(2));
        mina.get(late).then().body("overdue", is(true));
        mina.editor().post(late + "/keep").then().body("overdue", is(false));
    }

    @Test
    void a_correction_raises_the_version_and_leaves_an_event() {
        String path = promised(today);
        mina.patch(path, 1, "dueOn", today.plusDays(5), "importance", 2)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("importance", is(2), "status", equalTo("OPEN"));
        var told = Topic.data(events.about(idOf(path), 2).get(1));
        assertEquals(2, told.get("importance").asInt());
        assertFalse(told.has("closedOn"));
        mina.editor().body("{}").patch(path).then().statusCode(428);
        mina.patch(path, 1, "importance", 3).then().statusCode(412);
        mina.patch(path, 2, "importance", null, "by", null).then().body("importance", is(1), "by", equalTo("US"));
    }

    @Test
    void a_deleted_commitment_is_gone_for_readers_and_told_once_more() {
        String path = promised(today);
        mina.delete(path, 1).then().statusCode(204);
        mina.get(path).then().statusCode(404);
        mina.editor().post(path + "/keep").then().statusCode(404);
        mina.get(COMMITMENTS).then().body("items", empty());
        var told = Topic.data(events.about(idOf(path), 2).get(1));
        assertTrue(told.get("deleted").asBoolean());
        assertEquals(7, told.size());
    }

    @Test
    void the_list_is_by_due_date_and_can_be_filtered() {
        Relationship jonas = Relationship.in(mina.agency());
        String first = promised(today.minusDays(20));
        String third = promised(today.plusDays(5));
        String second = jonas.made(COMMITMENTS, "dueOn", today, "by", "THEM");
        mina.editor().post(first + "/keep").then().statusCode(200);
        listed("", first, second, third);
        listed("?sort=-createdAt", second, third, first);
        listed("?sort=-dueOn", third, second, first);
        listed("?status=OPEN", second, third);
        listed("?by=THEM", second);
        listed("?influencerId=" + mina.influencer(), first, third);
        listed("?organizationId=" + jonas.organization(), second);
        listed("?dueBefore=" + today.plusDays(5), first, second);
        mina.get(COMMITMENTS + "?status=LATE")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("unknown_value"));
        mina.get(COMMITMENTS + "?limit=2").then().body("items.id", hasItems(idOf(first), idOf(second)));
    }

    private void listed(String query, String... paths) {
        String[] ids = Arrays.stream(paths).map(Relationship::idOf).toArray(String[]::new);
        mina.get(COMMITMENTS + query).then().statusCode(200).body("items.id", contains(ids));
    }
}
