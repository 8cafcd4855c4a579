package dev.rapport.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.Receiver.Message;
import dev.rapport.scoring.Webhooks.Made;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is told, to whom, under which signature, and how surely. */
@QuarkusTest
class WebhookDeliveriesTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Webhooks webhooks = new Webhooks(feed);

    @Test
    void aChangeIsToldSignedAndWithIdsAndNumbersOnly() {
        Receiver receiver = Receiver.answering(204);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        UUID influencer = webhooks.somethingHappens();
        Message message = receiver.await(1).getFirst();
        assertTrue(message.isSignedWith(made.secret()));
        JsonNode payload = message.json();
        assertEquals(Webhooks.OVERDUE, payload.get("type").asText());
        assertTrue(Instant.parse(payload.get("timestamp").asText()).isAfter(Instant.EPOCH));
        assertEquals(influencer.toString(), payload.at("/data/influencerId").asText());
        assertEquals(
                webhooks.organization().toString(),
                payload.at("/data/organizationId").asText());
        assertEquals(0, payload.at("/data/before/overdue").asInt());
        assertEquals(1, payload.at("/data/overdue").asInt());
        JsonNode delivered = webhooks.await(made, "DELIVERED");
        assertEquals(message.id(), delivered.get("id").asText());
        assertEquals(204, delivered.at("/attempts/0/status").asInt());
    }

    @Test
    void onlyWhatIsWantedIsTold() {
        Receiver elsewhere = Receiver.answering(200);
        Map<String, Object> otherStages = webhooks.body(elsewhere.url(), Webhooks.OVERDUE);
        otherStages.put("stages", List.of("TRUSTED", "PARTNER"));
        webhooks.make(otherStages);
        Map<String, Object> otherOrganization = webhooks.body(elsewhere.url(), Webhooks.OVERDUE);
        otherOrganization.put("organizationId", feed.organization());
        webhooks.make(otherOrganization);
        webhooks.make(elsewhere, "score.ended", "webhook.disabled");
        new Webhooks(Feed.ofANewAgency()).make(elsewhere, Webhooks.OVERDUE);
        Receiver receiver = Receiver.answering(200);
        Map<String, Object> any = webhooks.body(receiver.url(), Webhooks.OVERDUE);
        any.remove("organizationId");
        webhooks.make(any);
        webhooks.somethingHappens();
        // Of the relationship with the organization, and of that with the agency as a whole.
        assertEquals(
                Set.of(webhooks.organization().toString(), ""),
                receiver.await(2).stream()
                        .map(one -> one.json().at("/data/organizationId").asText())
                        .collect(Collectors.toSet()));
        assertEquals(0, elsewhere.messages().size());
    }

    @Test
    void theCrossingOfAThresholdAndTheEndOfARelationshipAreTold() {
        Receiver receiver = Receiver.answering(200);
        Map<String, Object> body = webhooks.body(receiver.url(), "score.threshold_crossed", "score.ended");
        body.put("scoreAbove", 0.5);
        body.put("scoreBelow", 0.5);
        webhooks.make(body);
        UUID influencer = feed.influencer();
        Interaction help = Interaction.builder(Ids.next().toString(), Kind.HELP, LocalDate.now(ZoneOffset.UTC))
                .value(3)
                .outcome(Outcome.USED)
                .build();
        webhooks.happens(help, influencer);
        JsonNode rose = receiver.await(1).getLast().json();
        webhooks.happens(help.toBuilder().version(2).outcome(Outcome.UNWELCOME).build(), influencer);
        JsonNode fell = receiver.await(2).getLast().json();
        webhooks.happens(help.toBuilder().version(3).deleted(true).build(), influencer);
        JsonNode ended = receiver.await(3).getLast().json();
        assertEquals("score.threshold_crossed", rose.get("type").asText());
        assertTrue(rose.at("/data/score").asDouble() >= 0.5);
        assertEquals("score.threshold_crossed", fell.get("type").asText());
        assertTrue(fell.at("/data/score").asDouble() < 0.5);
        assertEquals(rose.at("/data/score"), fell.at("/data/before/score"));
        assertEquals("score.ended", ended.get("type").asText());
        assertTrue(rose.at("/data/version").asLong() < fell.at("/data/version").asLong());
        assertTrue(fell.at("/data/version").asLong() < ended.at("/data/version").asLong());
    }

    @Test
    void afterARotationBothSecretsSign() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        Response rotated = webhooks.admin().post(made.path() + "/secret");
        rotated.then().statusCode(200);
        String fresh = rotated.path("secret");
        assertNotEquals(made.secret(), fresh);
        webhooks.somethingHappens();
        Message message = receiver.await(1).getFirst();
        assertTrue(message.isSignedWith(fresh));
        assertTrue(message.isSignedWith(made.secret()));
        assertFalse(message.isSignedWith("whsec_" + "A".repeat(43) + "="));
        Webhooks.run("UPDATE webhook SET old_secret_until = now() WHERE id = '" + made.id() + "'");
        webhooks.somethingHappens();
        Message later = receiver.await(2).getLast();
        assertTrue(later.isSignedWith(fresh));
        assertFalse(later.isSignedWith(made.secret()));
    }

    @Test
    void whatACrashLeftClaimedIsSentWhenItsLeaseEnds() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        UUID left = Ids.next();
        Webhooks.run(
                """
                INSERT INTO webhook_delivery (agency, id, version, webhook_id, type, payload, state, tries, due_at, attempts,
                    created_at, updated_at)
                VALUES ('%s', '%s', 1, '%s', 'score.stage_changed', '{}', 'PENDING', 0, now() + interval '2 seconds', '[]',
                    now(), now())"""
                        .formatted(feed.agency(), left, made.id()));
        assertEquals(left.toString(), receiver.await(1).getFirst().id());
        webhooks.await(made, "DELIVERED");
    }

    @Test
    void anErasureReachesWhatWasDelivered() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        UUID influencer = webhooks.somethingHappens();
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
