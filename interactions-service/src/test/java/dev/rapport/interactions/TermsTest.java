package dev.rapport.interactions;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Topic;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static dev.rapport.interactions.RevisionsTest.needsReason;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Terms are changed version by version, and what we do is held against those in force. */
@QuarkusTest
class TermsTest {

    private final Topic events = new Topic("interactions");
    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    private Response propose(String path, Object... changes) {
        return mina.editor().body(map(changes)).post(path + "/versions");
    }

    private static Map<String, Object> hours(String from, String to, Object... more) {
        Map<String, Object> hours = map("from", from, "to", to, "zone", "Europe/Berlin");
        hours.putAll(map(more));
        return Map.of("hours", hours);
    }

    private String accepted(Object... terms) {
        Map<String, Object> body = mina.body("giveShare", 0.5, "acceptedOn", "2026-01-01");
        body.putAll(map(terms));
        Response made = mina.editor().body(body).post(AGREEMENTS);
        made.then().statusCode(201);
        return AGREEMENTS + "/" + made.path("id");
    }

    @Test
    void other_terms_are_proposed_and_the_old_ones_stay_in_force_until_they_are_accepted() {
        String first = accepted("acceptedBy", "Mina herself", "channels", List.of("email"));
        Response proposed = propose(first, "giveShare", 0.7, "boundaries", Map.of("noGifts", true));
        proposed.then()
                .statusCode(201)
                .body("giveShare", is(0.7f), "channels", contains("email"), "boundaries.noGifts", is(true))
                .body("acceptedOn", nullValue(), "acceptedBy", nullValue(), "termsVersion", is(2))
                .body("originalId", equalTo(idOf(first)));
        String second = AGREEMENTS + "/" + proposed.path("id");
        mina.get(first).then().body("version", is(1), "giveShare", is(0.5f), "acceptedBy", equalTo("Mina herself"));
        assertFalse(Topic.data(events.about(idOf(second), 1).getFirst()).has("acceptedOn"));
        mina.patch(second, 1, "acceptedOn", "2026-06-01", "acceptedBy", "her agent")
                .then()
                .statusCode(200);
        var told = Topic.data(events.about(idOf(second), 2).get(1));
        assertEquals("2026-06-01T00:00:00Z", told.get("occurredAt").asText());
        assertEquals(0.7, told.get("giveShare").asDouble());
        assertFalse(told.toString().contains("agent"));
        for (String any : List.of(first, second)) {
            mina.get(any + "/versions")
                    .then()
                    .body("items.termsVersion", contains(2, 1))
                    .body("items.acceptedBy", contains("her agent", "Mina herself"));
        }
        propose(second, "giveShare", 0.4).then().body("termsVersion", is(3), "originalId", equalTo(idOf(first)));
        assertEquals(1, events.about(idOf(first), 1).size());
    }

    @Test
    void a_version_is_between_the_same_two_and_refuses_what_an_agreement_does() {
        String first = accepted();
        Relationship jonas = Relationship.in(mina.agency());
        violation(propose(first, "influencerId", jonas.influencer()), "/influencerId", "not_applicable");
        violation(propose(first, "organizationId", jonas.organization()), "/organizationId", "not_applicable");
        violation(propose(first, "giveShare", 2), "/giveShare", "decimal_max");
        propose(first, "nonsense", 2).then().statusCode(400);
        propose(AGREEMENTS + "/" + UUID.randomUUID()).then().statusCode(404);
        Relationship.fresh()
                .editor()
                .body("{}")
                .post(first + "/versions")
                .then()
                .statusCode(404);
        Relationship.fresh().get(first + "/versions").then().statusCode(404);
        mina.viewer()
                .contentType("application/json")
                .body("{}")
                .post(first + "/versions")
                .then()
                .statusCode(403);
        mina.get(first + "/versions").then().body("items.termsVersion", contains(1));
    }

    @Test
    void accepted_terms_are_never_changed_in_silence() {
        String path = accepted("channels", List.of("email"));
        needsReason(mina.patch(path, 1, "giveShare", 0.9));
        needsReason(mina.patch(path, 1, "boundaries", Map.of("noGifts", true)));
        mina.patch(path, 1, "summary", "said on the phone").then().statusCode(200);
        mina.editor()
                .header("If-Match", "\"2\"")
                .queryParam("reason", "mistyped")
                .body(map("giveShare", 0.6))
                .patch(path)
                .then()
                .statusCode(200)
                .body("giveShare", is(0.6f));
        violation(mina.post(AGREEMENTS, "giveShare", 0.5, "acceptedBy", "nobody"), "/acceptedBy", "not_applicable");
    }

    @Test
    void boundaries_have_limits() {
        Map<String, Object> odd = map("from", "25:00", "to", "17:00", "zone", "Europe/Berlin");
        violation(
                mina.post(AGREEMENTS, "giveShare", 0.5, "boundaries", Map.of("hours", odd)),
                "/boundaries/hours/from",
                "pattern");
        violation(
                mina.post(AGREEMENTS, "giveShare", 0.5, "boundaries", hours("09:00", "09:00")),
                "/boundaries/hours/to",
                "empty");
        violation(
                mina.post(AGREEMENTS, "giveShare", 0.5, "boundaries", hours("09:00", "17:00", "zone", "Moon/Base")),
                "/boundaries/hours/zone",
                "unknown_value");
        violation(
                mina.post(AGREEMENTS, "giveShare", 0.5, "boundaries", Map.of("maxPerMonth", 0)),
                "/boundaries/maxPerMonth",
                "min");
        violation(
                mina.post(AGREEMENTS, "giveShare", 0.5, "boundaries", Map.of("topics", List.of(" "))),
                "/boundaries/topics/0",
                "required");
        mina.get(AGREEMENTS).then().body("items", empty());
    }

    @Test
    void what_crosses_a_boundary_is_warned_of_and_nothing_else_is_changed() {
        String terms = accepted(
                "channels",
                List.of("email"),
                "boundaries",
                map("hours", hours("09:00", "17:00").get("hours"), "topics", List.of("rates"), "noGifts", true));
        Response made = mina.post(
                INTERACTIONS,
                "kind",
                "GIFT",
                "channel",
                "phone",
                "summary",
                "Talked RATES over a mug",
                "occurredAt",
                "2026-07-01T20:00:00Z");
        made.then()
                .statusCode(201)
                .body("warnings.code", contains("CHANNEL", "HOURS", "TOPIC", "GIFT"))
                .body("warnings[0].agreementId", equalTo(idOf(terms)))
                .body("warnings[0].suggestion.kind", equalTo("BOUNDARY_CROSSED"));
        mina.get(INTERACTIONS).then().body("items.kind", contains("GIFT"), "items[0].warnings", nullValue());
        Map<String, Object> suggestion = made.path("warnings[0].suggestion");
        mina.editor().body(suggestion).post(INTERACTIONS).then().statusCode(201).body("warnings", nullValue());
        mina.post(
                        INTERACTIONS,
                        "kind",
                        "HELP",
                        "channel",
                        "Email",
                        "summary",
                        "accurates",
                        "occurredAt",
                        "2026-07-01T08:00:00Z")
                .then()
                .statusCode(201)
                .body("warnings", nullValue());
    }

    @Test
    void theirs_the_time_before_and_what_they_asked_for_is_free() {
        accepted("channels", List.of("email"), "boundaries", Map.of("noGifts", true));
        for (String kind : List.of("REPLY", "INBOUND", "BENEFIT")) {
            mina.post(INTERACTIONS, "kind", kind, "channel", "phone").then().body("warnings", nullValue());
        }
        mina.post(INTERACTIONS, "kind", "HELP", "channel", "phone", "occurredAt", "2025-12-31T12:00:00Z")
                .then()
                .body("warnings", nullValue());
        mina.post(INTERACTIONS, "kind", "GIFT", "solicited", true).then().body("warnings", nullValue());
    }

    @Test
    void a_correction_is_held_against_the_terms_too_and_a_repetition_warns_again() {
        accepted("channels", List.of("email"));
        String path = mina.made(INTERACTIONS, "kind", "HELP", "channel", "email");
        mina.patch(path, 1, "value", 2).then().body("warnings", nullValue());
        mina.patch(path, 2, "channel", "phone").then().statusCode(200).body("warnings.code", contains("CHANNEL"));
        UUID key = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            mina.editor()
                    .header("Idempotency-Key", key)
                    .body(mina.body("kind", "HELP", "channel", "phone"))
                    .post(INTERACTIONS)
                    .then()
                    .statusCode(201)
                    .body("warnings.code", contains("CHANNEL"));
        }
    }

    @Test
    void the_organizations_own_terms_hold_and_else_the_last_of_another() {
        accepted("channels", List.of("email"));
        Relationship other =
                new Relationship(mina.agency(), Relationship.in(mina.agency()).organization(), mina.influencer());
        other.post(INTERACTIONS, "kind", "HELP", "channel", "phone").then().body("warnings.code", contains("CHANNEL"));
        String own = other.made(AGREEMENTS, "giveShare", 0.5, "channels", List.of("phone"));
        other.post(INTERACTIONS, "kind", "HELP", "channel", "phone").then().body("warnings.code", contains("CHANNEL"));
        other.patch(own, 1, "acceptedOn", "2025-01-01").then().statusCode(200);
        other.post(INTERACTIONS, "kind", "HELP", "channel", "phone").then().body("warnings", nullValue());
        mina.post(INTERACTIONS, "kind", "HELP", "channel", "phone").then().body("warnings.code", contains("CHANNEL"));
    }

    @Test
    void how_often_is_counted_over_all_organizations() {
        accepted("boundaries", Map.of("maxPerMonth", 2));
        Relationship other =
                new Relationship(mina.agency(), Relationship.in(mina.agency()).organization(), mina.influencer());
        mina.post(INTERACTIONS, "kind", "HELP").then().body("warnings", nullValue());
        mina.post(INTERACTIONS, "kind", "REPLY").then().body("warnings", nullValue());
        other.post(INTERACTIONS, "kind", "HELP").then().body("warnings", nullValue());
        mina.post(INTERACTIONS, "kind", "HELP").then().body("warnings.code", contains("FREQUENCY"));
        mina.post(INTERACTIONS, "kind", "RESPONSE", "hours", 1).then().body("warnings", nullValue());
    }
}
