package dev.rapport.scoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.Receiver.Message;
import dev.rapport.scoring.Webhooks.Made;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Once more, and just to see. */
@QuarkusTest
class WebhookReplaysTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Webhooks webhooks = new Webhooks(feed);

    @Test
    void oneThatWasSentIsSentAgainWhenAskedFor() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.somethingHappens();
        String path = made.path() + "/deliveries/"
                + webhooks.await(made, "DELIVERED").get("id").asText();
        webhooks.admin()
                .post(path + "/replay")
                .then()
                .statusCode(202)
                .header("Location", endsWith(path))
                .body("state", equalTo("PENDING"));
        List<Message> messages = receiver.await(2);
        assertEquals(messages.get(0).id(), messages.get(1).id());
        assertEquals(messages.get(0).body(), messages.get(1).body());
        assertTrue(messages.get(1).isSignedWith(made.secret()));
        webhooks.await(made, "DELIVERED");
        webhooks.admin()
                .get(path)
                .then()
                .statusCode(200)
                .body("attempts.size()", equalTo(2))
                .body("payload.type", equalTo(Webhooks.OVERDUE));
    }

    @Test
    void whatHappenedInSomeTimeIsSentAgain() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        for (int i = 1; i <= 3; i++) {
            webhooks.somethingHappens();
            receiver.await(i);
        }
        Topics.await(
                "all to be settled",
                () -> webhooks.deliveries(made, "?state=DELIVERED").size() == 3);
        List<String> ids = receiver.messages().stream().map(Message::id).toList();
        String from = webhooks.deliveries(made, "?sort=createdAt")
                .get(1)
                .get("createdAt")
                .asText();
        webhooks.replay(made, from, "2099-12-31T23:59:59Z")
                .then()
                .statusCode(202)
                .body("replayed", equalTo(2))
                .body("more", equalTo(false));
        List<Message> all = receiver.await(5);
        assertEquals(
                Set.copyOf(ids.subList(1, 3)),
                all.subList(3, 5).stream().map(Message::id).collect(Collectors.toSet()));
        webhooks.replay(made, from, from).then().statusCode(400).body("violations[0].pointer", equalTo("/until"));
    }

    @Test
    void aTestCallSaysWhatHappened() {
        Receiver receiver = Receiver.answering(200);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
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
}
