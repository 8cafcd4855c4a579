package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
class RevisionsTest {

    static final String REVISIONS = "/v1/revisions";

    private final Topic events = new Topic("interactions");
    private Relationship mina;

    @Inject
    WordsExpiry expiry;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private Response revisions(String query) {
        return mina.editor().get(REVISIONS + query);
    }

    private Response revisionsOf(String path) {
        return revisions("?of=" + idOf(path));
    }

    private Response correct(String path, long version, String reason, Object... changes) {
        return mina.editor()
                .header("If-Match", "\"" + version + "\"")
                .queryParam("reason", reason)
                .body(Relationship.map(changes))
                .patch(path);
    }

    private Response delete(String path, long version, String reason) {
        return mina.editor()
                .header("If-Match", "\"" + version + "\"")
                .queryParam("reason", reason)
                .delete(path);
    }

    private Response restore(String path) {
        return mina.editor().post(path + "/restore");
    }

    static void needsReason(Response response) {
        response.then()
                .statusCode(400)
                .body("violations[0].parameter", equalTo("reason"), "violations[0].code", equalTo("required"));
    }

    @Test
    void a_correction_keeps_who_made_it_and_why_and_what_it_said_before() {
        String path = mina.made(INTERACTIONS, "kind", "HELP", "value", 1, "outcome", "IGNORED", "summary", "old");
        revisionsOf(path).then().statusCode(200).body("items", empty());
        correct(path, 1, "Müller rief an: 変更", "value", 3, "outcome", null, "channel", "email")
                .then()
                .statusCode(200);
        mina.patch(path, 2, "summary", "new").then().statusCode(200);
        mina.patch(path, 3, "summary", "new").then().statusCode(200).header("ETag", "\"3\"");
        revisionsOf(path)
                .then()
                .body("items.madeVersion", contains(3, 2))
                .body("items.kind", contains("CORRECTED", "CORRECTED"))
                .body("items[0].reason", nullValue())
                .body("items[0].changes", contains(Map.of("pointer", "/summary", "before", "old", "after", "new")))
                .body("items[1].reason", equalTo("Müller rief an: 変更"))
                .body("items[1].by", equalTo("editor@" + mina.agency()))
                .body("items[1].noun", equalTo("INTERACTION"))
                .body("items[1].influencerId", equalTo(mina.influencer().toString()))
                .body(
                        "items[1].changes",
                        contains(
                                Map.of("pointer", "/channel", "after", "email"),
                                Map.of("pointer", "/outcome", "before", "IGNORED"),
                                Map.of("pointer", "/value", "before", 1, "after", 3)));
        String next = revisions("?of=" + idOf(path) + "&limit=1").path("page.next");
        revisions("?of=" + idOf(path) + "&limit=1&cursor=" + next).then().body("items.madeVersion", contains(2));
    }

    @Test
    void a_reason_has_its_limits() {
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        for (String reason : List.of("", "  ", "x".repeat(301), "bell\u0007")) {
            correct(path, 1, reason, "value", 2)
                    .then()
                    .statusCode(400)
                    .body("violations[0].parameter", equalTo("reason"));
            delete(path, 1, reason).then().statusCode(400);
        }
        mina.get(path).then().body("version", is(1), "value", is(1));
        correct(path, 1, "语".repeat(300), "value", 2).then().statusCode(200);
    }

    @Test
    void whatever_was_deleted_comes_back_as_it_was() {
        String question = mina.made(INTERACTIONS, "kind", "INBOUND");
        List<String> paths = List.of(
                mina.made(
                        INTERACTIONS,
                        "kind",
                        "RESPONSE",
                        "summary",
                        "words",
                        "channel",
                        "email",
                        "externalId",
                        "crm-1",
                        "inReplyTo",
                        idOf(question)),
                mina.made(
                        COMMITMENTS,
                        "dueOn",
                        "2030-01-01",
                        "summary",
                        "promise",
                        "externalId",
                        "crm-2",
                        "responsible",
                        "Jo"),
                mina.made(
                        AGREEMENTS,
                        "giveShare",
                        0.6,
                        "channels",
                        List.of("email"),
                        "acceptedOn",
                        "2026-01-01",
                        "acceptedBy",
                        "her agent",
                        "boundaries",
                        Map.of("topics", List.of("money"), "noGifts", true),
                        "summary",
                        "terms",
                        "externalId",
                        "crm-4"),
                mina.made(SURVEYS, "answers", Map.of("trust", 5), "summary", "asked", "externalId", "crm-3"));
        for (String path : paths) {
            Map<String, Object> before = said(mina.get(path));
            delete(path, 1, "wrong button").then().statusCode(204);
            mina.get(path).then().statusCode(404);
            restore(path).then().statusCode(200).header("ETag", "\"3\"").body("version", is(3));
            assertEquals(before, said(mina.get(path)), path);
            var told = events.about(idOf(path), 3).get(2);
            assertEquals(3, Topic.data(told).get("version").asInt());
            assertFalse(Topic.data(told).get("deleted").asBoolean());
            revisionsOf(path)
                    .then()
                    .body("items.kind", contains("RESTORED", "DELETED"))
                    .body("items[1].reason", equalTo("wrong button"));
        }
    }

    private static Map<String, Object> said(Response item) {
        Map<String, Object> said = item.then().statusCode(200).extract().path("$");
        said.keySet().removeAll(List.of("version", "updatedAt"));
        return said;
    }

    @Test
    void what_can_be_restored_is_found_among_the_deletions() {
        String path = mina.made(INTERACTIONS, "kind", "HELP", "summary", "words");
        String other = mina.made(INTERACTIONS, "kind", "HELP");
        mina.patch(other, 1, "value", 2).then().statusCode(200);
        mina.delete(path, 1).then().statusCode(204);
        revisions("?kind=DELETED").then().body("items.of", contains(idOf(path)));
        revisions("?kind=DELETED&influencerId=" + UUID.randomUUID()).then().body("items", empty());
        revisions("?influencerId=" + mina.influencer()).then().body("items.of", contains(idOf(path), idOf(other)));
    }

    @Test
    void what_is_not_deleted_or_never_was_is_not_restored() {
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        restore(path).then().statusCode(409).body("code", equalTo("not_deleted"));
        mina.delete(path, 1).then().statusCode(204);
        restore("/v1/surveys/" + idOf(path)).then().statusCode(404);
        restore(INTERACTIONS + "/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("not_found"));
        restore("/v1/nothings/" + idOf(path)).then().statusCode(404);
        mina.viewer()
                .contentType("application/json")
                .post(path + "/restore")
                .then()
                .statusCode(403);
        mina.viewer().get(REVISIONS).then().statusCode(403);
        Relationship other = Relationship.fresh();
        other.editor().post(path + "/restore").then().statusCode(404);
        other.editor().get(REVISIONS + "?of=" + idOf(path)).then().body("items", empty());
        restore(path).then().statusCode(200);
        restore(path).then().statusCode(409);
    }

    @Test
    void a_key_that_was_given_away_meanwhile_keeps_it_deleted() {
        String path = mina.made(INTERACTIONS, "kind", "HELP", "externalId", "crm-7");
        mina.delete(path, 1).then().statusCode(204);
        String heir = mina.made(INTERACTIONS, "kind", "HELP", "externalId", "crm-7");
        restore(path).then().statusCode(409).body("code", equalTo("already_exists"));
        mina.get(path).then().statusCode(404);
        mina.patch(heir, 1, "externalId", null).then().statusCode(200);
        restore(path).then().statusCode(200).body("externalId", equalTo("crm-7"));
    }

    @Test
    void of_many_who_restore_at_once_one_does() throws Exception {
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        mina.delete(path, 1).then().statusCode(204);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) calls.add(() -> restore(path).statusCode());
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : threads.invokeAll(calls)) statuses.add(answer.get());
        }
        assertEquals(1, statuses.stream().filter(one -> one == 200).count(), statuses.toString());
        assertEquals(5, statuses.stream().filter(one -> one == 409).count(), statuses.toString());
        mina.get(path).then().body("version", is(3));
    }

    @Test
    void words_are_forgotten_after_thirty_days_and_it_is_too_late() throws Exception {
        String gone = mina.made(INTERACTIONS, "kind", "HELP", "summary", "words");
        correct(gone, 1, "because of words", "summary", "other words").then().statusCode(200);
        mina.delete(gone, 2).then().statusCode(204);
        String back = mina.made(INTERACTIONS, "kind", "HELP", "summary", "words");
        mina.delete(back, 1).then().statusCode(204);
        restore(back).then().statusCode(200);
        String fresh = mina.made(INTERACTIONS, "kind", "HELP", "summary", "words");
        mina.delete(fresh, 1).then().statusCode(204);
        try (var superuser = LocalStack.shared().superuser("interactions");
                var update = superuser.createStatement()) {
            update.executeUpdate("UPDATE revision SET words_until = now() - interval '1 second'"
                    + " WHERE words_until IS NOT NULL AND thing_id IN ('" + idOf(gone) + "', '" + idOf(back) + "')");
        }
        restore(gone).then().statusCode(409).body("code", equalTo("too_late"));
        expiry.forget();
        restore(gone).then().statusCode(409).body("code", equalTo("too_late"));
        revisionsOf(gone)
                .then()
                .body("items.changes", contains(empty(), empty()), "items.reason", contains(nullValue(), nullValue()))
                .body("items.by", contains(notNullValue(), notNullValue()));
        // Who was restored keeps it all.
        revisionsOf(back).then().body("items[1].changes", hasSize(6));
        restore(fresh).then().statusCode(200).body("summary", equalTo("words"));
    }

    @Test
    void a_restored_question_is_joined_with_its_answers() {
        String question = mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-03-01T08:00:00Z");
        String kept = answer(question, "2026-03-01T10:00:00Z");
        String corrected = answer(question, "2026-03-01T11:00:00Z");
        String moved = answer(question, "2026-03-01T12:00:00Z");
        mina.delete(question, 1).then().statusCode(204);
        mina.patch(corrected, 2, "summary", "late").then().statusCode(200);
        mina.patch(moved, 2, "occurredAt", "2026-02-01T12:00:00Z").then().statusCode(200);
        restore(question).then().statusCode(200);
        mina.get(kept).then().body("inReplyTo", equalTo(idOf(question)), "hours", is(2f), "version", is(3));
        mina.get(corrected).then().body("inReplyTo", equalTo(idOf(question)), "hours", is(3f));
        // It would come before its question now.
        mina.get(moved).then().body("inReplyTo", nullValue(), "hours", is(4f), "version", is(3));
        mina.patch(question, 3, "occurredAt", "2026-03-01T09:00:00Z").then().statusCode(200);
        mina.get(kept).then().body("hours", is(1f));
    }

    private String answer(String question, String at) {
        return mina.made(INTERACTIONS, "kind", "RESPONSE", "occurredAt", at, "inReplyTo", idOf(question));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void question_and_answer_find_each_other_whichever_is_restored_first(boolean questionFirst) {
        String question = mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-03-01T08:00:00Z");
        String answer = answer(question, "2026-03-01T10:00:00Z");
        mina.delete(answer, 1).then().statusCode(204);
        mina.delete(question, 1).then().statusCode(204);
        restore(questionFirst ? question : answer).then().statusCode(200);
        restore(questionFirst ? answer : question).then().statusCode(200);
        mina.get(answer).then().body("inReplyTo", equalTo(idOf(question)), "hours", is(2f));
    }

    @Test
    void who_has_said_the_hours_anew_is_not_joined_again() {
        String question = mina.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-03-01T08:00:00Z");
        String answer = answer(question, "2026-03-01T10:00:00Z");
        mina.delete(question, 1).then().statusCode(204);
        mina.patch(answer, 2, "hours", 7).then().statusCode(200);
        restore(question).then().statusCode(200);
        mina.get(answer).then().body("inReplyTo", nullValue(), "hours", is(7f));
    }

    @Test
    void a_commitment_closed_by_mistake_is_reopened_with_a_reason() {
        String path = mina.made(COMMITMENTS, "dueOn", "2030-01-01", "occurredAt", "2026-03-01T08:00:00Z");
        mina.editor()
                .queryParam("reason", "x")
                .post(path + "/reopen")
                .then()
                .statusCode(409)
                .body("code", equalTo("commitment_open"));
        mina.editor().post(path + "/break").then().statusCode(200);
        needsReason(mina.editor().post(path + "/reopen"));
        mina.get(path).then().body("status", equalTo("BROKEN"));
        mina.editor()
                .queryParam("reason", "the other one")
                .post(path + "/reopen")
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"), "closedOn", nullValue(), "version", is(3));
        mina.editor()
                .body(Map.of("on", "2026-03-02"))
                .post(path + "/keep")
                .then()
                .statusCode(200);
        revisionsOf(path)
                .then()
                .body("items[1].reason", equalTo("the other one"))
                .body("items[1].changes.pointer", contains("/closedOn", "/status"))
                .body("items[0].changes[1]", equalTo(Map.of("pointer", "/status", "before", "OPEN", "after", "KEPT")));
        var told = events.about(idOf(path), 4).stream()
                .map(one -> Topic.data(one).get("status").asText())
                .toList();
        assertEquals(List.of("OPEN", "BROKEN", "OPEN", "KEPT"), told);
    }
}
