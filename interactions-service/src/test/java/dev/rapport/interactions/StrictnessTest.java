package dev.rapport.interactions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

@QuarkusTest
class StrictnessTest {

    private Relationship mina;

    @BeforeEach
    void meet() {
        mina = Relationship.fresh();
    }

    @Test
    void an_unknown_property_is_refused_and_the_known_ones_named() {
        var refused = mina.post(INTERACTIONS, "kind", "HELP", "valeu", 2);
        violation(refused, "/valeu", "unknown_property");
        refused.then().body("violations[0].message", containsString("value"));
        violation(mina.post(INTERACTIONS, "kind", "HELP", "agency", "other"), "/agency", "unknown_property");
        violation(mina.post(INTERACTIONS, "kind", "HELP", "version", 3), "/version", "unknown_property");
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        violation(mina.patch(path, 1, "id", "x"), "/id", "unknown_property");
    }

    @Test
    void an_unknown_parameter_is_refused_and_the_known_ones_named() {
        for (String path : new String[] {INTERACTIONS, COMMITMENTS, AGREEMENTS, SURVEYS}) {
            mina.get(path + "?influencer=" + mina.influencer())
                    .then()
                    .statusCode(400)
                    .body("violations[0].parameter", equalTo("influencer"))
                    .body("violations[0].code", equalTo("unknown_parameter"))
                    .body("violations[0].message", containsString("influencerId"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=HLEP",
                "influencerId=7",
                "from=yesterday",
                "from=2026-01-01",
                "to=2026-01-01T00:00:00",
                "kind=HELP&kind=ASK",
                "externalId=a%00b",
                "limit=1.5",
                "cursor=%00"
            })
    void a_parameter_that_cannot_be_read_is_refused(String query) {
        mina.viewer()
                .urlEncodingEnabled(false)
                .get(INTERACTIONS + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\u001b[0m"})
    void control_characters_and_half_characters_are_refused(String text) {
        String body = "{\"kind\":\"HELP\",\"organizationId\":\"%s\",\"influencerId\":\"%s\",\"summary\":\"%s\"}"
                .formatted(mina.organization(), mina.influencer(), text);
        mina.editor()
                .body(body)
                .post(INTERACTIONS)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/summary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"kind\":\"HELP\",\"kind\":\"ASK\"}", "{} {}"})
    void a_body_that_is_no_single_object_is_refused(String body) {
        mina.editor().body(body).post(INTERACTIONS).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1767225600",
                "\"2026-01-01\"",
                "\"2026-01-01T00:00:00\"",
                "\"+99999-01-01T00:00:00Z\"",
                "[2026,1,1]"
            })
    void a_time_is_iso_8601_with_its_offset(String literal) {
        String body = "{\"kind\":\"HELP\",\"organizationId\":\"%s\",\"influencerId\":\"%s\",\"occurredAt\":%s}"
                .formatted(mina.organization(), mina.influencer(), literal);
        violation(mina.editor().body(body).post(INTERACTIONS), "/occurredAt", "wrong_type");
    }

    @Test
    void texts_have_limits() {
        violation(mina.post(INTERACTIONS, "kind", "HELP", "summary", "x".repeat(2001)), "/summary", "size");
        violation(mina.post(INTERACTIONS, "kind", "HELP", "channel", "x".repeat(101)), "/channel", "size");
        violation(mina.post(INTERACTIONS, "kind", "HELP", "externalId", ""), "/externalId", "size");
        mina.post(INTERACTIONS, "kind", "HELP", "summary", "ü".repeat(2000))
                .then()
                .statusCode(201);
        mina.post(INTERACTIONS, "kind", "HELP", "summary", "x".repeat(300_000))
                .then()
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
    }

    @Test
    void a_patch_is_an_object_and_cannot_take_away_what_is_required() {
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        mina.editor().header("If-Match", "\"1\"").body("[]").patch(path).then().statusCode(400);
        violation(mina.patch(path, 1, "kind", null), "/kind", "required");
        violation(mina.patch(path, 1, "influencerId", null), "/influencerId", "required");
        violation(mina.patch(path, 1, "value", 4), "/value", "max");
        violation(mina.patch(path, 1, "kind", 5), "/kind", "unknown_value");
        mina.get(path).then().body("version", is(1));
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        for (String path : new String[] {INTERACTIONS, COMMITMENTS, AGREEMENTS, SURVEYS}) {
            mina.get(path + "/7").then().statusCode(404).body("code", equalTo("not_found"));
        }
    }

    @Test
    void other_methods_and_media_types_are_refused() {
        mina.editor().put(INTERACTIONS).then().statusCode(405);
        mina.viewer()
                .contentType("text/plain")
                .body("hello")
                .post(INTERACTIONS)
                .then()
                .statusCode(415);
    }
}
