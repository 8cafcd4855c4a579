package dev.rapport.scoring;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Role;
import dev.rapport.scoring.Webhooks.Made;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class WebhooksTest {

    private final Feed feed = Feed.ofANewAgency();
    private final Webhooks webhooks = new Webhooks(feed);
    private final Receiver receiver = Receiver.answering(200);

    @Test
    void theSecretIsShownOnce() {
        Response made = webhooks.post(Webhooks.body(receiver.url(), Webhooks.STAGE));
        made.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(Webhooks.PATH + "/" + made.path("id")))
                .body("enabled", equalTo(true));
        String secret = made.path("secret");
        assertTrue(secret.matches("whsec_[A-Za-z0-9+/]{43}="), "not a secret");
        for (String path : new String[] {"", "/" + made.path("id"), "/" + made.path("id") + "/deliveries"}) {
            String answer = webhooks.admin().get(Webhooks.PATH + path).asString();
            assertFalse(answer.contains("whsec_"), answer);
        }
    }

    @Test
    void aRepeatedRequestMakesNoSecondWebhookAndShowsNoSecret() {
        Map<String, Object> body = Webhooks.body(receiver.url(), Webhooks.STAGE);
        for (int i = 0; i < 2; i++) {
            webhooks.admin()
                    .header("Idempotency-Key", "once")
                    .body(body)
                    .post(Webhooks.PATH)
                    .then()
                    .statusCode(201)
                    .body("secret", i == 0 ? notNullValue() : equalTo(null));
        }
        webhooks.admin().get(Webhooks.PATH).then().body("items.size()", equalTo(1));
    }

    @Test
    void aWebhookIsChangedAndDeletedByWhoKnowsItsVersion() {
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        var patch = "{\"description\":\"Ours\",\"stages\":[\"TRUSTED\"],\"enabled\":false}";
        webhooks.admin().body(patch).patch(made.path()).then().statusCode(428);
        webhooks.admin()
                .header("If-Match", "\"1\"")
                .body(patch)
                .patch(made.path())
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("description", equalTo("Ours"))
                .body("enabled", equalTo(false))
                .body("$", not(hasKey("disabledReason")));
        webhooks.admin().header("If-Match", "\"1\"").delete(made.path()).then().statusCode(412);
        webhooks.admin().header("If-Match", "\"2\"").delete(made.path()).then().statusCode(204);
        webhooks.admin().get(made.path() + "/deliveries").then().statusCode(404);
    }

    @Test
    void whoIsNoAdminReadsOnlyAndAnotherAgencyNotEvenThat() {
        Made made = webhooks.make(receiver, Webhooks.STAGE);
        var editor = Answers.to(feed).as(Role.EDITOR).contentType("application/json");
        editor.body(Webhooks.body(receiver.url(), Webhooks.STAGE))
                .post(Webhooks.PATH)
                .then()
                .statusCode(403);
        editor.get(made.path()).then().statusCode(200);
        for (String path : new String[] {"/secret", "/test", "/replay"}) {
            Answers.to(feed)
                    .as(Role.EDITOR)
                    .contentType("application/json")
                    .body("{}")
                    .post(made.path() + path)
                    .then()
                    .statusCode(403);
        }
        Webhooks others = new Webhooks(Feed.ofANewAgency());
        others.admin().get(Webhooks.PATH).then().statusCode(200).body("items.size()", equalTo(0));
        others.admin().get(made.path()).then().statusCode(404);
        others.admin().get(made.path() + "/deliveries").then().statusCode(404);
        others.admin().post(made.path() + "/secret").then().statusCode(404);
        others.admin().post(made.path() + "/test").then().statusCode(404);
        others.admin()
                .post(made.path() + "/deliveries/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
        others.admin().header("If-Match", "*").delete(made.path()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/x, port_not_allowed",
        "https://10.0.0.1/x, address_not_public",
        "https://169.254.169.254/latest/meta-data, address_not_public",
        "https://[::1]/x, address_not_public",
        "https://[::ffff:127.0.0.1]/x, malformed_host",
        "https://0.0.0.0/x, address_not_public",
        "https://localhost/x, malformed_host",
        "https://2130706433/x, malformed_host",
        "https://me:word@93.184.216.34/x, no_user_in_address",
        "ftp://93.184.216.34/x, scheme_not_allowed"
    })
    void anAddressThatLeadsInsideIsRefused(String url, String code) {
        webhooks.post(Webhooks.body(url, Webhooks.STAGE))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/url"))
                .body("violations[0].code", equalTo(code));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"eventTypes\":[]|/eventTypes",
                "\"eventTypes\":[\"score.guessed\"]|/eventTypes/0",
                "\"eventTypes\":[\"webhook.test\"]|/eventTypes/0",
                "\"eventTypes\":[\"score.ended\",\"score.ended\"]|/eventTypes",
                "\"eventTypes\":[\"score.threshold_crossed\"]|/scoreBelow",
                "\"eventTypes\":[\"score.ended\"],\"scoreAbove\":101|/scoreAbove",
                "\"eventTypes\":[\"score.ended\"],\"stages\":[\"FRIEND\"]|/stages/0",
                "\"eventTypes\":[\"score.ended\"],\"secret\":\"mine\"|/secret"
            })
    void aBodyThatMeansNoWebhookIsRefused(String fields, String pointer) {
        webhooks.admin()
                .body("{\"url\":\"" + receiver.url() + "\"," + fields + "}")
                .post(Webhooks.PATH)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
    }

    @Test
    void anAgencyHasOnlySoMany() {
        for (int i = 0; i < 5; i++) webhooks.make(receiver, Webhooks.STAGE);
        webhooks.post(Webhooks.body(receiver.url(), Webhooks.STAGE))
                .then()
                .statusCode(409)
                .body("code", equalTo("too_many_webhooks"));
        assertEquals(5, (int) webhooks.admin().get(Webhooks.PATH).path("items.size()"));
    }
}
