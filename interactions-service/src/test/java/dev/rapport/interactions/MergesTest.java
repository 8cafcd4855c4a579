package dev.rapport.interactions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.TIMELINE;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who was merged into another is that one from then on, and themselves again when it is undone. */
@QuarkusTest
class MergesTest {

    private final Topic events = new Topic("interactions");
    private Relationship survivor;
    private Relationship duplicate;

    @BeforeEach
    void two_are_known() {
        survivor = Relationship.fresh();
        UUID other = ContactNews.made(survivor.agency(), ContactNews.INFLUENCER);
        duplicate = new Relationship(survivor.agency(), survivor.organization(), other);
    }

    private void merge() throws Exception {
        ContactNews.merged(survivor.agency(), duplicate.influencer(), 2, survivor.influencer());
        ContactFeedTest.awaitVersion(duplicate, 2);
    }

    private void undo() throws Exception {
        ContactNews.merged(survivor.agency(), duplicate.influencer(), 3, null);
        ContactFeedTest.awaitVersion(duplicate, 3);
    }

    private String deed(Relationship with, String path) {
        return switch (path) {
            case INTERACTIONS -> with.made(path, "kind", "INTRODUCTION", "summary", "s");
            case COMMITMENTS -> with.made(path, "dueOn", "2030-01-01", "summary", "s");
            case AGREEMENTS -> with.made(path, "giveShare", 0.5, "summary", "s");
            default -> with.made(path, "answers", Map.of("trust", 7), "summary", "s");
        };
    }

    private void assertTold(String path, int version, UUID influencer) {
        var told = Topic.data(events.about(idOf(path), version).getLast());
        assertEquals(influencer.toString(), told.get("influencerId").asText());
    }

    @Test
    void what_was_done_with_either_is_listed_under_both_ids_and_goes_back_when_undone() throws Exception {
        String survivorId = survivor.influencer().toString();
        String duplicateId = duplicate.influencer().toString();
        for (String path : List.of(INTERACTIONS, COMMITMENTS, AGREEMENTS, SURVEYS)) {
            String own = deed(survivor, path);
            String theirs = deed(duplicate, path);
            merge();
            survivor.get(theirs)
                    .then()
                    .body("influencerId", equalTo(survivorId))
                    .body("formerInfluencerId", equalTo(duplicateId));
            survivor.get(own).then().body("influencerId", equalTo(survivorId)).body("formerInfluencerId", nullValue());
            for (String id : List.of(survivorId, duplicateId)) {
                survivor.get(path + "?influencerId=" + id).then().body("items", hasSize(2));
            }
            // A client that sends all it has read does not give it to the survivor for good.
            survivor.patch(theirs, 1, "influencerId", survivorId, "summary", "t")
                    .then()
                    .statusCode(200)
                    .body("influencerId", equalTo(survivorId))
                    .body("version", equalTo(2));
            assertTold(theirs, 2, duplicate.influencer());
            survivor.patch(theirs, 2, "influencerId", survivorId)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2));
            undo();
            survivor.get(theirs)
                    .then()
                    .body("influencerId", equalTo(duplicateId))
                    .body("summary", equalTo("t"));
            survivor.get(path + "?influencerId=" + survivorId).then().body("items.id", contains(idOf(own)));
            // The next kind begins anew.
            duplicate = new Relationship(
                    survivor.agency(),
                    survivor.organization(),
                    ContactNews.made(survivor.agency(), ContactNews.INFLUENCER));
            duplicateId = duplicate.influencer().toString();
        }
    }

    @Test
    void what_a_client_writes_under_the_old_id_is_kept_and_counts_for_the_survivor() throws Exception {
        merge();
        String path = duplicate.made(INTERACTIONS, "kind", "INTRODUCTION");
        survivor.get(INTERACTIONS + "?influencerId=" + survivor.influencer())
                .then()
                .body("items.id", contains(idOf(path)))
                .body(
                        "items[0].formerInfluencerId",
                        equalTo(duplicate.influencer().toString()));
        assertTold(path, 1, duplicate.influencer());
        undo();
        duplicate
                .get(path)
                .then()
                .body("influencerId", equalTo(duplicate.influencer().toString()));
    }

    @Test
    void a_batch_under_the_old_id_is_kept_like_a_single_one() throws Exception {
        merge();
        for (var item : Map.of(
                        INTERACTIONS, Map.of("kind", "INTRODUCTION"),
                        COMMITMENTS, Map.of("dueOn", "2030-01-01"),
                        SURVEYS, Map.of("answers", Map.of("trust", 7)))
                .entrySet()) {
            Map<String, Object> body = new HashMap<>(item.getValue());
            body.put("organizationId", duplicate.organization());
            body.put("influencerId", duplicate.influencer());
            survivor.editor()
                    .body(Map.of("items", List.of(body)))
                    .post(item.getKey() + "/batch")
                    .then()
                    .statusCode(207)
                    .body("items[0].status", equalTo(201))
                    .body(
                            "items[0].item.influencerId",
                            equalTo(survivor.influencer().toString()))
                    .body(
                            "items[0].item.formerInfluencerId",
                            equalTo(duplicate.influencer().toString()));
        }
    }

    @Test
    void an_answer_may_be_written_down_under_the_other_id_of_the_same_person() throws Exception {
        String question = duplicate.made(INTERACTIONS, "kind", "INBOUND", "occurredAt", "2026-03-01T08:00:00Z");
        Object[] answer = {"kind", "RESPONSE", "occurredAt", "2026-03-01T10:00:00Z", "inReplyTo", idOf(question)};
        violation(survivor.post(INTERACTIONS, answer), "/inReplyTo", "other_influencer");
        merge();
        String response = survivor.made(INTERACTIONS, answer);
        duplicate.made(INTERACTIONS, answer);
        survivor.patch(question, 1, "occurredAt", "2026-03-01T09:00:00Z").then().statusCode(200);
        survivor.get(response).then().body("hours", equalTo(1f));
    }

    private static void awaitTouch(Relationship with, String... days) {
        String sql =
                "SELECT last_touch_on FROM touchpoint WHERE agency = '%s' AND influencer_id = '%s' AND organization_id = '%s'"
                        .formatted(with.agency(), with.influencer(), with.organization());
        Database.await(List.of(days).toString(), () -> Database.ask(sql).equals(List.of(days)));
    }

    @Test
    void the_timeline_and_the_last_touch_are_those_of_both_until_they_part() throws Exception {
        survivor.made(INTERACTIONS, "kind", "HELP", "occurredAt", "2026-03-01T08:00:00Z");
        duplicate.made(INTERACTIONS, "kind", "HELP", "occurredAt", "2026-05-01T08:00:00Z");
        awaitTouch(survivor, "2026-03-01");
        awaitTouch(duplicate, "2026-05-01");
        merge();
        awaitTouch(survivor, "2026-05-01");
        awaitTouch(duplicate);
        for (Relationship one : List.of(survivor, duplicate)) {
            survivor.get(TIMELINE + "?influencerId=" + one.influencer())
                    .then()
                    .body("items", hasSize(2))
                    .body("items[0].influencerId", equalTo(survivor.influencer().toString()))
                    .body(
                            "items[0].formerInfluencerId",
                            equalTo(duplicate.influencer().toString()))
                    .body("items[1].influencerId", equalTo(survivor.influencer().toString()))
                    .body("items[1].formerInfluencerId", nullValue());
        }
        // What is written under the old id counts at once.
        String late = duplicate.made(INTERACTIONS, "kind", "HELP", "occurredAt", "2026-06-01T08:00:00Z");
        awaitTouch(survivor, "2026-06-01");
        awaitTouch(duplicate);
        survivor.delete(late, 1).then().statusCode(204);
        awaitTouch(survivor, "2026-05-01");
        undo();
        awaitTouch(survivor, "2026-03-01");
        awaitTouch(duplicate, "2026-05-01");
        survivor.get(TIMELINE + "?influencerId=" + survivor.influencer()).then().body("items", hasSize(1));
    }

    @Test
    void asks_are_held_against_all_that_was_said_and_asked_under_either_id() throws Exception {
        survivor.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("askedByAnother", "REFUSE", "days", 10))
                .patch("/v1/ask-guard")
                .then()
                .statusCode(200);
        var other = new Relationship(
                survivor.agency(),
                ContactNews.made(survivor.agency(), ContactNews.ORGANIZATION),
                survivor.influencer());
        String ask = duplicate.made(INTERACTIONS, "kind", "ASK");
        other.delete(other.made(INTERACTIONS, "kind", "ASK"), 1).then().statusCode(204);
        merge();
        other.post(INTERACTIONS, "kind", "ASK").then().statusCode(409).body("code", equalTo("asked_by_another"));
        survivor.get("/v1/asks?influencerId=" + survivor.influencer()).then().body("items.id", contains(idOf(ask)));
        duplicate.made(INTERACTIONS, "kind", "OPT_OUT");
        survivor.post(INTERACTIONS, "kind", "ASK").then().statusCode(409).body("code", equalTo("do_not_contact"));
    }

    @Test
    void the_report_and_revisions_take_them_for_one() throws Exception {
        for (Relationship one : List.of(survivor, duplicate)) {
            String promise =
                    one.made(COMMITMENTS, "dueOn", LocalDate.now(ZoneOffset.UTC).toString());
            one.patch(promise, 1, "importance", 3).then().statusCode(200);
        }
        merge();
        String survivorId = survivor.influencer().toString();
        survivor.get("/v1/reports/follow-through?groupBy=INFLUENCER")
                .then()
                .statusCode(200)
                .body("items.influencerId", contains(survivorId))
                .body("items[0].open", equalTo(2));
        survivor.editor()
                .get("/v1/revisions?influencerId=" + duplicate.influencer())
                .then()
                .body("items.influencerId", contains(survivorId, survivorId));
        undo();
        survivor.get("/v1/reports/follow-through?groupBy=INFLUENCER").then().body("items", hasSize(2));
    }

    @Test
    void a_merge_of_another_agency_is_nothing_to_this_one() throws Exception {
        String theirs = deed(duplicate, INTERACTIONS);
        var elsewhere =
                new Relationship("agency-" + UUID.randomUUID(), survivor.organization(), duplicate.influencer());
        ContactNews.merged(elsewhere.agency(), duplicate.influencer(), 2, survivor.influencer());
        ContactFeedTest.awaitVersion(elsewhere, 2);
        duplicate.get(theirs).then().body("formerInfluencerId", nullValue());
        survivor.get(INTERACTIONS + "?influencerId=" + survivor.influencer())
                .then()
                .body("items", hasSize(0));
    }
}
