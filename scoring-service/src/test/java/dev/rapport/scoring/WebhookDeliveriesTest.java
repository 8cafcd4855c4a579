package dev.rapport.scoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.scoring.Receiver.Message;
import dev.rapport.scoring.Receiver.Reply;
import dev.rapport.scoring.Webhooks.Made;
import dev.rapport.scoring.model.Samples;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Receivers that work, fail, hang, send elsewhere and are gone. */
@QuarkusTest
class WebhookDeliveriesTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Webhooks webhooks = new Webhooks(feed);

    /** An influencer whose score for the whole agency leaves the stage of a stranger. */
    private UUID somethingHappens() {
        UUID influencer = feed.influencer();
        feed.tell(Feed.identified(Samples.goodRelationship()), null, influencer).taken();
        return influencer;
    }

    @Test
    void aChangeIsToldSignedAndWithIdsAndNumbersOnly() {
        Receiver receiver = Receiver.answering(204);
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        UUID influencer = somethingHappens();
        Message message = receiver.await(1).getFirst();
        assertTrue(message.isSignedWith(made.secret()));
        JsonNode payload = message.json();
        assertEquals(Webhooks.STAGE, payload.get("type").asText());
        assertTrue(Instant.parse(payload.get("timestamp").asText()).isAfter(Instant.EPOCH));
        assertEquals(influencer.toString(), payload.at("/data/influencerId").asText());
        assertEquals("STRANGER", payload.at("/data/before/stage").asText());
        assertNotEquals("STRANGER", payload.at("/data/stage").asText());
        assertTrue(payload.at("/data/organizationId").isMissingNode());
        JsonNode delivered = webhooks.await(made, "DELIVERED");
        assertEquals(message.id(), delivered.get("id").asText());
        assertEquals(204, delivered.at("/attempts/0/status").asInt());
    }

    @Test
    void onlyWhatIsWantedIsTold() {
        Receiver receiver = Receiver.answering(200);
        Receiver elsewhere = Receiver.answering(200);
        UUID organization = feed.organization();
        Map<String, Object> above = Webhooks.body(receiver.url(), "score.threshold_crossed");
        above.put("scoreAbove", 5);
        above.put("organizationId", organization);
        webhooks.make(above);
        Map<String, Object> never = Webhooks.body(elsewhere.url(), Webhooks.STAGE, "score.threshold_crossed");
        never.put("scoreBelow", 0);
        never.put("stages", List.of("STRANGER"));
        webhooks.make(never);
        new Webhooks(Feed.ofANewAgency()).make(elsewhere, Webhooks.STAGE);
        UUID influencer = feed.influencer();
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .taken();
        JsonNode payload = receiver.await(1).getFirst().json();
        assertEquals("score.threshold_crossed", payload.get("type").asText());
        assertEquals(organization.toString(), payload.at("/data/organizationId").asText());
        assertTrue(payload.at("/data/score").asDouble() >= 5);
        assertEquals(1, receiver.messages().size());
        assertEquals(0, elsewhere.messages().size());
    }

    @Test
    void whoFailsIsTriedAgainWithTheSameMessageUntilItRecovers() {
        Receiver receiver = Receiver.answering(nth -> Reply.of(nth < 3 ? 500 : 200));
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        somethingHappens();
        JsonNode delivered = webhooks.await(made, "DELIVERED");
        List<Message> messages = receiver.messages();
        assertEquals(3, messages.size());
        assertEquals(1, messages.stream().map(Message::id).distinct().count());
        assertTrue(messages.stream().allMatch(one -> one.isSignedWith(made.secret())));
        assertEquals(
                List.of("status", "status", ""),
                delivered
                        .get("attempts")
                        .valueStream()
                        .map(one -> one.path("error").asText())
                        .toList());
        assertTrue(webhooks.get(made).get("enabled").asBoolean());
    }

    @Test
    void whoAsksForTimeIsGivenIt() {
        Receiver receiver =
                Receiver.answering(nth -> nth == 1 ? new Reply(429, Map.of("Retry-After", "3")) : Reply.of(200));
        webhooks.make(receiver, Webhooks.STAGE);
        somethingHappens();
        List<Message> messages = receiver.await(2);
        long apart = messages.get(1).nanos() - messages.get(0).nanos();
        assertTrue(apart > TimeUnit.MILLISECONDS.toNanos(2500), apart + " ns");
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        Receiver target = Receiver.answering(200);
        Receiver receiver = Receiver.answering(nth -> new Reply(307, Map.of("Location", target.url())));
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        somethingHappens();
        Topics.await("an attempt", () -> webhooks.deliveries(made, "").stream()
                .anyMatch(one -> one.at("/attempts/0/error").asText().equals("redirect")));
        assertEquals(0, target.messages().size());
    }

    @Test
    void whoIsGoneIsDisabledAtOnceAndTheOthersAreTold() {
        Receiver gone = Receiver.answering(410);
        Receiver watching = Receiver.answering(200);
        Made made = webhooks.make(gone, Webhooks.STAGE);
        webhooks.make(watching, "webhook.disabled");
        somethingHappens();
        JsonNode told = watching.await(1).getFirst().json();
        assertEquals(made.id(), told.at("/data/webhookId").asText());
        assertEquals("gone", told.at("/data/reason").asText());
        JsonNode now = webhooks.get(made);
        assertFalse(now.get("enabled").asBoolean());
        assertEquals("gone", now.get("disabledReason").asText());
        assertEquals(1, gone.messages().size());
        webhooks.admin()
                .get("/v1/audit/scores?thing=" + made.id())
                .then()
                .statusCode(200)
                .body("items.caller", hasItem("webhooks"));
        String delivery = webhooks.deliveries(made, "").getFirst().get("id").asText();
        webhooks.admin()
                .post(made.path() + "/deliveries/" + delivery + "/replay")
                .then()
                .statusCode(409)
                .body("code", equalTo("webhook_disabled"));
        gone.answer(200);
        webhooks.admin()
                .header("If-Match", "\"" + now.get("version").asText() + "\"")
                .contentType("application/merge-patch+json")
                .body("{\"enabled\":true}")
                .patch(made.path())
                .then()
                .statusCode(200);
        webhooks.await(made, "DELIVERED");
        assertTrue(webhooks.get(made).path("disabledReason").isMissingNode());
    }

    @Test
    void whoFailsToTheLastAttemptIsDisabled() {
        Made made = webhooks.make(Receiver.answering(503), Webhooks.STAGE);
        somethingHappens();
        JsonNode failed = webhooks.await(made, "FAILED");
        assertEquals(4, failed.get("attempts").size());
        Topics.await(
                "the end",
                () -> webhooks.get(made).path("disabledReason").asText().equals("failing"));
    }

    @Test
    void whoHangsDelaysNobodyElse() {
        Receiver hanging = Receiver.answering(0);
        Receiver quick = Receiver.answering(200);
        Made stuck = webhooks.make(hanging, Webhooks.STAGE);
        for (int i = 0; i < 12; i++) somethingHappens();
        Topics.await("all to wait", () -> webhooks.deliveries(stuck, "").size() == 12);
        hanging.await(4);
        Made fine = webhooks.make(quick, Webhooks.STAGE);
        somethingHappens();
        webhooks.await(fine, "DELIVERED");
        assertTrue(webhooks.deliveries(stuck, "?state=DELIVERED").isEmpty());
        // Never more at once than its share: the rest of twelve has not even been tried.
        assertTrue(webhooks.deliveries(stuck, "?state=PENDING").size() > 0);
    }

    @Test
    void whatACrashLeftClaimedIsSentWhenItsLeaseEnds() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        UUID left = Ids.next();
        run(
                """
                INSERT INTO webhook_delivery (agency, id, version, webhook_id, type, payload, state, tries, due_at, attempts,
                    created_at, updated_at)
                VALUES ('%s', '%s', 1, '%s', 'score.stage_changed', '{}', 'PENDING', 0, now() + interval '2 seconds', '[]',
                    now(), now())"""
                        .formatted(feed.agency(), left, made.id()));
        assertEquals(left.toString(), receiver.await(1).getFirst().id());
        webhooks.await(made, "DELIVERED");
    }

    private static void run(String sql) {
        try (Connection superuser = LocalStack.shared().superuser("scoring");
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterARotationBothSecretsSign() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        Response rotated = webhooks.admin().post(made.path() + "/secret");
        rotated.then().statusCode(200);
        String fresh = rotated.path("secret");
        assertNotEquals(made.secret(), fresh);
        somethingHappens();
        Message message = receiver.await(1).getFirst();
        assertTrue(message.isSignedWith(fresh));
        assertTrue(message.isSignedWith(made.secret()));
        assertFalse(message.isSignedWith("whsec_" + "A".repeat(43) + "="));
        run("UPDATE webhook SET old_secret_until = now() WHERE id = '" + made.id() + "'");
        somethingHappens();
        Message later = receiver.await(2).getLast();
        assertTrue(later.isSignedWith(fresh));
        assertFalse(later.isSignedWith(made.secret()));
    }

    @Test
    void whatWasSentIsSentAgainWhenAskedFor() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        somethingHappens();
        JsonNode delivered = webhooks.await(made, "DELIVERED");
        String id = delivered.get("id").asText();
        webhooks.admin()
                .post(made.path() + "/deliveries/" + id + "/replay")
                .then()
                .statusCode(202);
        assertEquals(id, receiver.await(2).getLast().id());
        webhooks.await(made, "DELIVERED");
        Instant from = Instant.parse(delivered.get("createdAt").asText());
        Map<String, String> range =
                Map.of("from", from.toString(), "until", from.plusSeconds(1).toString());
        webhooks.admin()
                .body(range)
                .post(made.path() + "/replay")
                .then()
                .statusCode(202)
                .body("replayed", equalTo(1))
                .body("more", equalTo(false));
        assertEquals(id, receiver.await(3).getLast().id());
    }

    @Test
    void aTestCallSaysWhatHappened() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        webhooks.admin()
                .post(made.path() + "/test")
                .then()
                .statusCode(200)
                .body("state", equalTo("DELIVERED"))
                .body("type", equalTo("webhook.test"));
        assertTrue(receiver.await(1).getFirst().isSignedWith(made.secret()));
        receiver.answer(500);
        webhooks.admin()
                .post(made.path() + "/test")
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("attempts[0].status", equalTo(500));
    }

    @Test
    void anErasureReachesWhatWasDelivered() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        UUID influencer = somethingHappens();
        webhooks.await(made, "DELIVERED");
        feed.tell(new Event(Topics.CONTACTS, "dev.rapport.contacts.erasure.v1", new HashMap<>())
                        .with("id", Ids.next())
                        .with("version", 1)
                        .with("influencerIds", List.of(influencer.toString())))
                .taken();
        assertEquals(0, webhooks.deliveries(made, "").size());
        webhooks.admin()
                .get("/v1/erasures/scores?influencerId=" + influencer)
                .then()
                .statusCode(200)
                .body("erased.webhookDelivery", equalTo(1));
    }
}
