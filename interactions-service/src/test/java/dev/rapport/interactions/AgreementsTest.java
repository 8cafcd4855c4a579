package dev.rapport.interactions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class AgreementsTest {

    private final Topic events = new Topic("interactions");
    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    @Test
    void an_agreement_is_proposed_until_it_is_accepted() {
        String path = mina.made(
                AGREEMENTS, "giveShare", 0.6, "cadenceDays", 14, "channels", List.of("email"), "summary", "We start");
        mina.get(path)
                .then()
                .body("giveShare", is(0.6f), "cadenceDays", is(14), "channels", contains("email"))
                .body("summary", equalTo("We start"), "acceptedOn", nullValue());
        mina.patch(path, 1, "acceptedOn", "2026-03-01")
                .then()
                .statusCode(200)
                .body("acceptedOn", equalTo("2026-03-01"));
        var told = events.about(idOf(path), 2).stream().map(Topic::data).toList();
        assertFalse(told.get(0).has("acceptedOn"));
        assertEquals("2026-03-01", told.get(1).get("acceptedOn").asText());
        // In force from the day of the yes.
        assertEquals("2026-03-01T00:00:00Z", told.get(1).get("occurredAt").asText());
        assertEquals(0.6, told.get(1).get("giveShare").asDouble());
    }

    @ParameterizedTest
    @CsvSource({
        "giveShare, 0.04, decimal_min",
        "giveShare, 0.96, decimal_max",
        "cadenceDays, 0, min",
        "cadenceDays, 366, max"
    })
    void limits_hold(String field, double number, String code) {
        Object value = number == Math.rint(number) ? (Object) (int) number : number;
        var body = mina.body("giveShare", 0.5);
        body.put(field, value);
        violation(mina.editor().body(body).post(AGREEMENTS), "/" + field, code);
    }

    @Test
    void the_share_is_required_and_nobody_has_accepted_tomorrow() {
        violation(mina.post(AGREEMENTS), "/giveShare", "required");
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        violation(mina.post(AGREEMENTS, "giveShare", 0.5, "acceptedOn", tomorrow), "/acceptedOn", "in_the_future");
        violation(mina.post(AGREEMENTS, "giveShare", 0.5, "channels", List.of(" ")), "/channels/0", "required");
    }

    @Test
    void a_deleted_agreement_is_gone_for_readers_and_told_once_more() {
        String path = mina.made(AGREEMENTS, "giveShare", 0.5, "acceptedOn", "2026-01-01");
        mina.editor().delete(path).then().statusCode(428);
        mina.delete(path, 2).then().statusCode(412);
        mina.delete(path, 1).then().statusCode(204);
        mina.get(path).then().statusCode(404);
        mina.get(AGREEMENTS).then().body("items", empty());
        var told = Topic.data(events.about(idOf(path), 2).get(1));
        assertTrue(told.get("deleted").asBoolean());
        assertEquals(7, told.size());
    }

    @Test
    void the_list_is_latest_first_and_can_be_filtered() {
        Relationship jonas = Relationship.in(mina.agency());
        String first = idOf(mina.made(AGREEMENTS, "giveShare", 0.5));
        String second = idOf(jonas.made(AGREEMENTS, "giveShare", 0.7));
        mina.get(AGREEMENTS).then().body("items.id", contains(second, first));
        mina.get(AGREEMENTS + "?sort=updatedAt").then().body("items.id", contains(first, second));
        mina.get(AGREEMENTS + "?influencerId=" + jonas.influencer()).then().body("items.id", contains(second));
        mina.get(AGREEMENTS + "?organizationId=" + mina.organization()).then().body("items.id", contains(first));
    }
}
