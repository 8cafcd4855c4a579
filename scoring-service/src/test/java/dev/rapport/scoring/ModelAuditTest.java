package dev.rapport.scoring;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Role;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Who changed the model's numbers, when, and from what to what. */
@QuarkusTest
class ModelAuditTest {

    private static final String SHORT_LIFE = "{\"fading\":{\"halfLifeDays\":90}}";

    private final Answers agency = new Answers("agency-" + UUID.randomUUID());

    @Test
    void theAuditTellsWhoChangedWhatAndWhen() {
        Instant before = Instant.now();
        agency.setNumbers(0, SHORT_LIFE).then().statusCode(200);
        agency.setNumbers(1, "{\"fading\":{\"halfLifeDays\":100},\"windows\":{\"recentDays\":35}}")
                .then()
                .statusCode(200);
        Response audit = versions("");
        audit.then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[0].changedBy", equalTo("admin@" + agency.agency()))
                .body("items[0].changes.pointer", contains("/fading/halfLifeDays", "/windows/recentDays"))
                .body("items[0].changes.from", contains(90.0f, 28.0f))
                .body("items[0].changes.to", contains(100.0f, 35.0f))
                .body("items[1].changes.pointer", contains("/fading/halfLifeDays"))
                .body("items[1].changes.from", contains(180.0f));
        Instant changedAt = Instant.parse(audit.path("items[1].changedAt"));
        assertFalse(changedAt.isBefore(before.minusMillis(1)) || changedAt.isAfter(Instant.now()));
        assertEquals(
                agency.viewer().get("/v1/model").<String>path("changedAt"), audit.<String>path("items[0].changedAt"));
    }

    @Test
    void theAuditIsReadByPagesThatGrowOnlyInFront() {
        for (int i = 0; i < 5; i++) {
            agency.setNumbers(i, "{\"gifts\":{\"penalty\":" + (i + 1) * 0.5 + "}}")
                    .then()
                    .statusCode(200);
        }
        Response first = versions("?limit=2");
        first.then().body("items.version", contains(5, 4)).body("items[1].changes.from", contains(1.5f));
        agency.setNumbers(5, SHORT_LIFE).then().statusCode(200);
        Response second = versions("?limit=2&cursor=" + first.path("page.next"));
        second.then().body("items.version", contains(3, 2));
        Response last = versions("?limit=2&cursor=" + second.path("page.next"));
        last.then().body("items.version", contains(1)).body("page.next", nullValue());
        last.then().body("items[0].changes.from", contains(0.75f));
        versions("?limit=2&cursor=" + second.path("page.prev")).then().body("items.version", contains(5, 4));
        new Answers("agency-" + UUID.randomUUID())
                .as(Role.ADMIN)
                .get("/v1/model/versions?cursor=" + first.path("page.next"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    private Response versions(String query) {
        return agency.as(Role.ADMIN).get("/v1/model/versions" + query);
    }
}
