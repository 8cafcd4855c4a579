package dev.rapport.interactions;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.rapport.local.Tokens;

import static dev.rapport.interactions.KindsTest.violation;
import static dev.rapport.interactions.Relationship.map;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class SettingsTest {

    static final String SETTINGS = "/v1/settings/interactions";

    private final Relationship mina = Relationship.fresh();

    /** As an admin of that agency. */
    static Response change(String agency, long version, Object... changes) {
        return given().auth()
                .oauth2(Tokens.admin(agency))
                .contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(map(changes))
                .patch(SETTINGS);
    }

    private Response change(long version, Object... changes) {
        return change(mina.agency(), version, changes);
    }

    @Test
    void there_are_defaults_until_somebody_changes_them() {
        mina.get(SETTINGS)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("timeZone", equalTo("UTC"), "reminderDays", contains(7, 1, 0), "changedBy", nullValue());
    }

    @Test
    void a_change_raises_the_version_and_null_brings_the_default_back() {
        change(0, "timeZone", "Europe/Berlin", "reminderDays", List.of(0, 14, 3, 14))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("timeZone", equalTo("Europe/Berlin"), "reminderDays", contains(14, 3, 0))
                .body("changedBy", notNullValue(), "changedAt", notNullValue());
        change(1, "reminderDays", List.of()).then().body("reminderDays", empty(), "version", is(2));
        change(2, "reminderDays", null)
                .then()
                .body("timeZone", equalTo("Europe/Berlin"), "reminderDays", contains(7, 1, 0));
        change(3, "timeZone", "Europe/Berlin").then().statusCode(200).header("ETag", "\"3\"");
        mina.get(SETTINGS).then().header("ETag", "\"3\"").body("timeZone", equalTo("Europe/Berlin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "+02:00", "UTC+2", "europe/berlin", "Europe/Berlin ", "../etc", "Z"})
    void what_is_no_iana_name_is_no_time_zone(String name) {
        violation(change(0, "timeZone", name), "/timeZone", "unknown_value");
        mina.get(SETTINGS).then().header("ETag", "\"0\"");
    }

    @Test
    void reminder_days_are_some_of_a_few() {
        violation(change(0, "reminderDays", List.of(7, 4)), "/reminderDays/1", "unknown_value");
        violation(change(0, "reminderDays", List.of(-1)), "/reminderDays/0", "unknown_value");
        violation(change(0, "reminderDays", List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)), "/reminderDays", "size");
        violation(change(0, "weekStart", "MONDAY"), "/weekStart", "unknown_property");
        mina.get(SETTINGS).then().header("ETag", "\"0\"");
    }

    @Test
    void only_an_admin_changes_them_and_only_what_was_read() {
        mina.editor()
                .header("If-Match", "\"0\"")
                .body(map("timeZone", "Asia/Tokyo"))
                .patch(SETTINGS)
                .then()
                .statusCode(403);
        given().get(SETTINGS).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.admin(mina.agency()))
                .contentType("application/json")
                .body("{}")
                .patch(SETTINGS)
                .then()
                .statusCode(428);
        change(0, "timeZone", "Asia/Tokyo").then().statusCode(200);
        change(0, "timeZone", "Asia/Seoul").then().statusCode(412);
        mina.get(SETTINGS).then().body("timeZone", equalTo("Asia/Tokyo"));
    }

    @Test
    void another_agency_has_its_own() {
        change(0, "timeZone", "Asia/Tokyo").then().statusCode(200);
        Relationship.fresh().get(SETTINGS).then().header("ETag", "\"0\"").body("timeZone", equalTo("UTC"));
    }
}
