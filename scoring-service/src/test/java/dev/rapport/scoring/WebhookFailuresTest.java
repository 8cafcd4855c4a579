package dev.rapport.scoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.Receiver.Message;
import dev.rapport.scoring.Receiver.Reply;
import dev.rapport.scoring.Webhooks.Made;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Receivers that fail, ask for time, hang, send elsewhere, lead inside, recover and are gone. */
@QuarkusTest
class WebhookFailuresTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Webhooks webhooks = new Webhooks(feed);

    @Test
    void whoFailsIsTriedAgainWithTheSameMessageUntilItRecovers() {
        Receiver receiver = Receiver.answering(nth -> Reply.of(nth < 3 ? 500 : 200));
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.somethingHappens();
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
        Receiver receiver = Receiver.answering(nth -> new Reply(429, Map.of("Retry-After", "3600")));
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.somethingHappens();
        JsonNode waiting = webhooks.awaitAttempt(made);
        Instant tried = Instant.parse(waiting.at("/attempts/0/at").asText());
        Instant due = Instant.parse(waiting.get("dueAt").asText());
        assertTrue(!due.isBefore(tried.plusSeconds(3600)), waiting.toString());
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        Receiver target = Receiver.answering(200);
        Receiver receiver = Receiver.answering(nth -> new Reply(307, Map.of("Location", target.url())));
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.somethingHappens();
        JsonNode failed = webhooks.await(made, "FAILED");
        assertEquals("redirect", failed.at("/attempts/0/error").asText());
        assertEquals(307, failed.at("/attempts/0/status").asInt());
        assertEquals(0, target.messages().size());
    }

    /** Stored when it was public, or when other rules held. */
    @Test
    void anAddressThatLeadsInsideByNowIsNotCalled() {
        Made made = webhooks.make(Receiver.answering(200), Webhooks.OVERDUE);
        Webhooks.run("UPDATE webhook SET url = 'https://10.0.0.1/' WHERE id = '" + made.id() + "'");
        webhooks.somethingHappens();
        JsonNode failed = webhooks.awaitAttempt(made);
        assertEquals("address_not_public", failed.at("/attempts/0/error").asText());
        assertTrue(failed.at("/attempts/0/status").isMissingNode());
    }

    @Test
    void whoIsGoneIsDisabledAtOnceAndTheOthersAreTold() {
        Receiver gone = Receiver.answering(410);
        Receiver watching = Receiver.answering(200);
        Made made = webhooks.make(gone, Webhooks.OVERDUE);
        webhooks.make(watching, "webhook.disabled");
        webhooks.somethingHappens();
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
    void whoFailsToTheLastAttemptIsDisabledAndTheOthersAreTold() {
        Receiver watching = Receiver.answering(200);
        Made made = webhooks.make(Receiver.answering(503), Webhooks.OVERDUE);
        webhooks.make(watching, "webhook.disabled");
        webhooks.somethingHappens();
        JsonNode failed = webhooks.await(made, "FAILED");
        assertEquals(4, failed.get("attempts").size());
        JsonNode told = watching.await(1).getFirst().json();
        assertEquals("webhook.disabled", told.get("type").asText());
        assertEquals(made.id(), told.at("/data/webhookId").asText());
        assertEquals("failing", told.at("/data/reason").asText());
        assertEquals("failing", webhooks.get(made).get("disabledReason").asText());
    }

    /** The first message never gets through, and yet somebody is there. */
    @Test
    void whoTakesOtherMessagesMeanwhileIsNotDisabled() {
        Receiver picky = Receiver.answering(500);
        Made made = webhooks.make(picky, Webhooks.OVERDUE);
        webhooks.somethingHappens();
        String first = picky.await(1).getFirst().id();
        // Some seconds between its attempts, so that the other surely comes in between.
        Reply no = new Reply(500, Map.of("Retry-After", "4"));
        picky.answer(message -> message.id().equals(first) ? no : Reply.of(200));
        webhooks.somethingHappens();
        webhooks.await(made, "DELIVERED");
        assertEquals(first, webhooks.await(made, "FAILED").get("id").asText());
        assertTrue(webhooks.get(made).get("enabled").asBoolean());
    }

    @Test
    void whoHangsDelaysNobodyElse() {
        Receiver hanging = Receiver.answering(0);
        Receiver quick = Receiver.answering(200);
        Webhooks others = new Webhooks(Feed.ofANewAgency());
        Made stuck = webhooks.make(hanging, Webhooks.OVERDUE);
        Made fine = webhooks.make(quick, Webhooks.OVERDUE);
        Made foreign = others.make(quick, Webhooks.OVERDUE);
        for (int i = 0; i < 12; i++) webhooks.somethingHappens();
        hanging.await(1);
        others.somethingHappens();
        others.await(foreign, "DELIVERED");
        Topics.await(
                "all that work",
                () -> webhooks.deliveries(fine, "?state=DELIVERED").size() == 12);
        assertTrue(webhooks.deliveries(stuck, "?state=DELIVERED").isEmpty());
    }
}
