package dev.rapport.scoring;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.local.Role;
import dev.rapport.scoring.Webhooks.Made;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
        Response made = webhooks.post(webhooks.body(receiver.url(), Webhooks.OVERDUE));
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
        Map<String, Object> body = webhooks.body(receiver.url(), Webhooks.OVERDUE);
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
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
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
    void whoIsNoAdminHasNothingToDoWithThem() {
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        for (Role role : List.of(Role.VIEWER, Role.EDITOR)) {
            Supplier<RequestSpecification> who = () -> Answers.to(feed).as(role).contentType("application/json");
            for (String path : List.of(Webhooks.PATH, made.path(), made.path() + "/deliveries"))
                who.get().get(path).then().statusCode(403);
            for (String path : List.of("", "/secret", "/test", "/replay")) {
                String target = path.isEmpty() ? Webhooks.PATH : made.path() + path;
                who.get().body("{}").post(target).then().statusCode(403);
            }
        }
    }

    @Test
    void anotherAgencyFindsNone() {
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.admin().post(made.path() + "/test").then().statusCode(200);
        String delivery = made.path() + "/deliveries/"
                + webhooks.deliveries(made, "").getFirst().get("id").asText();
        Webhooks others = new Webhooks(Feed.ofANewAgency());
        others.admin().get(Webhooks.PATH).then().statusCode(200).body("items.size()", equalTo(0));
        for (String path : List.of(made.path(), made.path() + "/deliveries", delivery))
            others.admin().get(path).then().statusCode(404);
        for (String path : List.of(made.path() + "/secret", made.path() + "/test", delivery + "/replay"))
            others.admin().post(path).then().statusCode(404);
        others.replay(made, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
                .then()
                .statusCode(404);
        others.patch(made, "{\"enabled\":false}").then().statusCode(404);
        others.admin().header("If-Match", "*").delete(made.path()).then().statusCode(404);
    }

    @Test
    void anotherAgencysOrganizationIsNoneOfOurs() {
        Map<String, Object> body = webhooks.body(receiver.url(), Webhooks.OVERDUE);
        UUID theirs = new Webhooks(Feed.ofANewAgency()).organization();
        body.put("organizationId", theirs);
        webhooks.post(body).then().statusCode(404);
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.patch(made, "{\"organizationId\":\"" + theirs + "\"}").then().statusCode(404);
    }

    @Test
    void aDeliveryIsFoundUnderItsOwnWebhookOnly() {
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        Made other = webhooks.make(receiver, Webhooks.OVERDUE);
        String delivery = webhooks.admin().post(made.path() + "/test").path("id");
        webhooks.admin().get(made.path() + "/deliveries/" + delivery).then().statusCode(200);
        webhooks.admin().get(other.path() + "/deliveries/" + delivery).then().statusCode(404);
        webhooks.admin()
                .post(other.path() + "/deliveries/" + delivery + "/replay")
                .then()
                .statusCode(404);
    }

    @Test
    void whoChangedWhatIsInTheAuditLogAndNoSecretIsStoredInClear() {
        Made made = webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.patch(made, "{\"description\":\"Ours\"}").then().statusCode(200);
        webhooks.admin().post(made.path() + "/secret").then().statusCode(200);
        webhooks.admin()
                .get("/v1/audit/scores?sort=at&thing=" + made.id())
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("CREATED", "CHANGED", "CHANGED")))
                .body("items[1].fields", hasItem("description"))
                .body("items[2].fields", hasItem("secret"));
        byte[] clear = Base64.getDecoder().decode(made.secret().substring("whsec_".length()));
        byte[] stored = Webhooks.bytes("SELECT old_secret FROM webhook WHERE id = '" + made.id() + "'");
        assertFalse(new String(stored, ISO_8859_1).contains(new String(clear, ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/x, port_not_allowed",
        "https://10.0.0.1/x, address_not_public",
        "https://169.254.169.254/latest/meta-data, address_not_public",
        "https://168.63.129.16/x, address_not_public",
        "https://172.16.0.1/x, address_not_public",
        "https://192.168.1.1/x, address_not_public",
        "https://100.64.0.1/x, address_not_public",
        "https://127.0.0.2/x, address_not_public",
        "https://[::1]/x, address_not_public",
        "https://[::]/x, address_not_public",
        "https://[fe80::1]/x, address_not_public",
        "https://[fc00::1]/x, address_not_public",
        "https://[fd00:ec2::254]/latest/meta-data, address_not_public",
        "https://[::ffff:10.0.0.1]/x, address_not_public",
        "https://[64:ff9b::a9fe:a9fe]/x, address_not_public",
        "https://[2002:7f00:1::]/x, address_not_public",
        "https://0177.0.0.1/x, malformed_host",
        "https://0x7f.0.0.1/x, malformed_address",
        "https://127.1/x, malformed_address",
        "https://93.184.216.34:22/x, port_not_allowed",
        "https://93.184.216.34/x#part, no_fragment_in_address",
        "file:///etc/passwd, scheme_not_allowed",
        "https://0.0.0.0/x, address_not_public",
        "https://localhost/x, malformed_host",
        "https://2130706433/x, malformed_host",
        "https://me:word@93.184.216.34/x, no_user_in_address",
        "ftp://93.184.216.34/x, scheme_not_allowed"
    })
    void anAddressThatLeadsInsideIsRefused(String url, String code) {
        webhooks.post(webhooks.body(url, Webhooks.OVERDUE))
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
        for (int i = 0; i < 5; i++) webhooks.make(receiver, Webhooks.OVERDUE);
        webhooks.post(webhooks.body(receiver.url(), Webhooks.OVERDUE))
                .then()
                .statusCode(409)
                .body("code", equalTo("too_many_webhooks"));
        assertEquals(5, (int) webhooks.admin().get(Webhooks.PATH).path("items.size()"));
    }
}
