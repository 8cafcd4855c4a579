package dev.rapport.interactions;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class RepliesTest {

    private final Topic events = new Topic("interactions");
    private Relationship mina;
    private String question;

    @BeforeEach
    void be_asked() {
        mina = Relationship.fresh();
        question = mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-03-01T08:00:00Z");
    }

    private String answered(String at) {
        return mina.made(INTERACTIONS, "kind", "RESPONSE", "occurredAt", at, "inReplyTo", idOf(question));
    }

    @Test
    void the_hours_of_a_response_are_computed_from_what_it_answers() {
        String response = answered("2026-03-01T09:30:00Z");
        mina.get(response).then().body("hours", is(1.5f), "inReplyTo", equalTo(idOf(question)));
        assertEquals(
                1.5,
                Topic.data(events.about(idOf(response), 1).getFirst())
                        .get("hours")
                        .asDouble());
    }

    @Test
    void hours_are_given_or_computed_but_never_both_or_neither() {
        violation(mina.post(INTERACTIONS, "kind", "RESPONSE"), "/hours", "required");
        violation(
                mina.post(INTERACTIONS, "kind", "RESPONSE", "inReplyTo", idOf(question), "hours", 2),
                "/hours",
                "not_applicable");
    }

    @Test
    void an_answer_comes_after_and_from_the_same_influencer() {
        violation(
                mina.post(
                        INTERACTIONS,
                        "kind",
                        "REPLY",
                        "occurredAt",
                        "2026-03-01T07:59:59Z",
                        "inReplyTo",
                        idOf(question)),
                "/inReplyTo",
                "later");
        Relationship jonas = Relationship.in(mina.agency());
        violation(
                jonas.post(INTERACTIONS, "kind", "REPLY", "inReplyTo", idOf(question)),
                "/inReplyTo",
                "other_influencer");
        violation(mina.patch(question, 1, "inReplyTo", idOf(question)), "/inReplyTo", "answers_itself");
        violation(
                mina.post(
                        INTERACTIONS,
                        "kind",
                        "RESPONSE",
                        "occurredAt",
                        "2026-04-01T00:00:00Z",
                        "inReplyTo",
                        idOf(mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2015-01-01T00:00:00Z"))),
                "/inReplyTo",
                "too_long_ago");
    }

    @Test
    void to_answer_nothing_is_refused() {
        mina.post(INTERACTIONS, "kind", "REPLY", "inReplyTo", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("violations[0].pointer", equalTo("/inReplyTo"))
                .body("violations[0].code", equalTo("unknown_reference"));
        mina.delete(question, 1).then().statusCode(204);
        mina.post(INTERACTIONS, "kind", "REPLY", "inReplyTo", idOf(question))
                .then()
                .statusCode(404);
    }

    @Test
    void correcting_the_time_of_the_question_corrects_the_hours_of_its_answers() {
        String response = answered("2026-03-01T09:30:00Z");
        mina.patch(question, 1, "occurredAt", "2026-03-01T09:00:00Z").then().statusCode(200);
        mina.get(response).then().body("hours", is(0.5f), "version", is(2));
        assertEquals(
                0.5,
                Topic.data(events.about(idOf(response), 2).get(1)).get("hours").asDouble());
        violation(mina.patch(question, 2, "occurredAt", "2026-03-01T10:00:00Z"), "/occurredAt", "later");
        mina.get(question).then().body("version", is(2));
    }

    @Test
    void deleting_the_question_leaves_the_answer_with_its_hours() {
        String response = answered("2026-03-01T10:00:00Z");
        mina.delete(question, 1).then().statusCode(204);
        mina.get(response).then().body("hours", is(2f), "inReplyTo", nullValue(), "version", is(2));
        mina.patch(response, 2, "summary", "late, sorry").then().statusCode(200).body("hours", is(2f));
    }

    @Test
    void a_response_can_become_another_kind_and_come_back() {
        String response = answered("2026-03-01T10:00:00Z");
        mina.patch(response, 1, "kind", "AMENDS").then().statusCode(200).body("hours", nullValue());
        mina.patch(response, 2, "kind", "RESPONSE").then().statusCode(200).body("hours", is(2f));
    }
}
