package dev.rapport.interactions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static dev.rapport.interactions.RevisionsTest.needsReason;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class AsksTest {

    private static final String ASKS = "/v1/asks";

    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private String asked() {
        String at = Instant.now().minus(Duration.ofDays(40)).toString();
        return idOf(mina.made(INTERACTIONS, "kind", "ASK", "size", 2, "occurredAt", at, "summary", "A line?"));
    }

    private String then(String kind, String question) {
        return idOf(mina.made(INTERACTIONS, "kind", kind, "inReplyTo", question));
    }

    private Response close(String ask, Object... body) {
        return mina.editor().body(map(body)).post(ASKS + "/" + ask + "/close");
    }

    private void stands(String ask, String state) {
        mina.get(ASKS + "/" + ask).then().statusCode(200).body("state", equalTo(state));
        for (String other : List.of("MADE", "FOLLOWED_UP", "ANSWERED", "ACCEPTED", "DECLINED", "WITHDRAWN")) {
            List<String> listed = mina.get(ASKS + "?state=" + other).path("items.id");
            assertEquals(other.equals(state) ? List.of(ask) : List.of(), listed, other);
        }
    }

    @Test
    void an_ask_is_made_followed_up_answered_and_accepted() {
        String ask = asked();
        stands(ask, "MADE");
        String followUp = then("FOLLOW_UP", ask);
        stands(ask, "FOLLOWED_UP");
        String reply = then("REPLY", followUp);
        stands(ask, "ANSWERED");
        mina.get(ASKS + "/" + ask).then().body("answerId", equalTo(reply), "followUps", is(1), "size", is(2));
        String promise = idOf(mina.made(COMMITMENTS, "by", "THEM", "dueOn", "2030-01-01"));
        close(ask, "as", "ACCEPTED", "commitmentId", promise)
                .then()
                .statusCode(200)
                .body("commitmentId", equalTo(promise), "answerId", equalTo(reply))
                .body("closedOn", equalTo(LocalDate.now(ZoneOffset.UTC).toString()));
        stands(ask, "ACCEPTED");
        mina.get(INTERACTIONS + "/" + ask)
                .then()
                .body("version", is(2), "ask.closedAs", equalTo("ACCEPTED"), "ask.commitmentId", equalTo(promise));
    }

    @Test
    void what_is_corrected_or_deleted_moves_the_ask_back() {
        String ask = asked();
        String reply = then("REPLY", ask);
        stands(ask, "ANSWERED");
        mina.delete(INTERACTIONS + "/" + reply, 1).then().statusCode(204);
        stands(ask, "MADE");
        mina.editor().post(INTERACTIONS + "/" + reply + "/restore").then().statusCode(200);
        stands(ask, "ANSWERED");
        mina.patch(INTERACTIONS + "/" + reply, 3, "kind", "ENGAGEMENT").then().statusCode(200);
        stands(ask, "MADE");
        close(ask, "as", "WITHDRAWN").then().statusCode(200);
        mina.patch(INTERACTIONS + "/" + ask, 2, "kind", "HELP", "size", null)
                .then()
                .statusCode(200);
        mina.get(ASKS + "/" + ask).then().statusCode(404);
        mina.get(INTERACTIONS + "/" + ask).then().body("ask", nullValue());
    }

    @Test
    void it_is_closed_once_and_reopened_with_a_reason() {
        String ask = asked();
        close(ask, "as", "DECLINED").then().statusCode(200);
        stands(ask, "DECLINED");
        close(ask, "as", "ACCEPTED").then().statusCode(409).body("code", equalTo("ask_closed"));
        Response silent = mina.editor().post(ASKS + "/" + ask + "/reopen");
        needsReason(silent);
        mina.editor()
                .queryParam("reason", "misheard")
                .post(ASKS + "/" + ask + "/reopen")
                .then()
                .statusCode(200);
        stands(ask, "MADE");
        mina.editor()
                .queryParam("reason", "misheard")
                .post(ASKS + "/" + ask + "/reopen")
                .then()
                .statusCode(409)
                .body("code", equalTo("ask_open"));
        mina.editor()
                .get("/v1/revisions?of=" + ask)
                .then()
                .body("items[0].reason", equalTo("misheard"))
                .body("items[1].changes.pointer", contains("/ask"));
    }

    @Test
    void what_came_of_it_is_of_the_same_influencer_and_later() {
        String ask = asked();
        Relationship jonas = Relationship.in(mina.agency());
        String foreign = idOf(jonas.made(INTERACTIONS, "kind", "REPLY"));
        violation(close(ask, "as", "ACCEPTED", "answerId", foreign), "/answerId", "other_influencer");
        violation(close(ask, "as", "ACCEPTED", "answerId", ask), "/answerId", "other_influencer");
        String early = idOf(mina.made(INTERACTIONS, "kind", "REPLY", "occurredAt", "2020-01-01T00:00:00Z"));
        violation(close(ask, "as", "ACCEPTED", "answerId", early), "/answerId", "earlier");
        close(ask, "as", "ACCEPTED", "commitmentId", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("violations[0].pointer", equalTo("/commitmentId"));
        Relationship stranger = Relationship.fresh();
        String theirs = idOf(stranger.made(INTERACTIONS, "kind", "REPLY"));
        close(ask, "as", "ACCEPTED", "answerId", theirs).then().statusCode(404);
        violation(close(ask, "as", "DECLINED", "on", "2020-01-01"), "/on", "before_it_was_made");
        violation(close(ask, "as", "DECLINED", "on", "2999-01-01"), "/on", "in_the_future");
        violation(close(ask), "/as", "required");
        close(ask, "as", "MAYBE").then().statusCode(400);
        stands(ask, "MADE");
        close(
                        ask,
                        "as",
                        "DECLINED",
                        "on",
                        LocalDate.now(ZoneOffset.UTC).minusDays(30).toString())
                .then()
                .statusCode(200);
        violation(
                mina.patch(
                        INTERACTIONS + "/" + ask, 2, "occurredAt", Instant.now().toString()),
                "/occurredAt",
                "after_it_was_closed");
    }

    @Test
    void to_another_agency_it_does_not_exist_and_a_viewer_only_reads() {
        String ask = asked();
        Relationship stranger = Relationship.fresh();
        stranger.get(ASKS + "/" + ask).then().statusCode(404);
        stranger.get(ASKS).then().body("items", empty());
        stranger.editor()
                .body(map("as", "DECLINED"))
                .post(ASKS + "/" + ask + "/close")
                .then()
                .statusCode(404);
        stranger.editor()
                .queryParam("reason", "x")
                .post(ASKS + "/" + ask + "/reopen")
                .then()
                .statusCode(404);
        var viewer = mina.viewer().contentType("application/json");
        viewer.body(map("as", "DECLINED"))
                .post(ASKS + "/" + ask + "/close")
                .then()
                .statusCode(403);
        viewer.post(ASKS + "/" + ask + "/reopen").then().statusCode(403);
        String help = idOf(mina.made(INTERACTIONS, "kind", "HELP"));
        mina.get(ASKS + "/" + help).then().statusCode(404);
        stands(ask, "MADE");
    }
}
