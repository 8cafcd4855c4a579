package dev.rapport.interactions;

import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.local.Tokens;

import static io.restassured.RestAssured.given;

/** An organization and an influencer of one agency, both known, and the calls that a test makes about them. */
record Relationship(String agency, UUID organization, UUID influencer) {

    static final String INTERACTIONS = "/v1/interactions";
    static final String COMMITMENTS = "/v1/commitments";
    static final String AGREEMENTS = "/v1/agreements";
    static final String SURVEYS = "/v1/surveys";
    static final String CADENCES = "/v1/cadences";
    static final String TOUCHPOINTS = "/v1/touchpoints";
    static final String TIMELINE = "/v1/timeline";

    /** In an agency of its own, so that tests do not see each other. */
    static Relationship fresh() {
        return in("agency-" + UUID.randomUUID());
    }

    static Relationship in(String agency) {
        return new Relationship(
                agency,
                ContactNews.made(agency, ContactNews.ORGANIZATION),
                ContactNews.made(agency, ContactNews.INFLUENCER));
    }

    RequestSpecification editor() {
        return given().auth().oauth2(Tokens.editor(agency)).contentType("application/json");
    }

    RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin(agency)).contentType("application/json");
    }

    RequestSpecification viewer() {
        return given().auth().oauth2(Tokens.viewer(agency));
    }

    /** A body with both ids and these names and values in turn. */
    Map<String, Object> body(Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organizationId", organization);
        body.put("influencerId", influencer);
        body.putAll(map(more));
        return body;
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            map.put((String) pairs[i], value instanceof Temporal ? value.toString() : value);
        }
        return map;
    }

    Response post(String path, Object... more) {
        return editor().body(body(more)).post(path);
    }

    /** The path of what was made. */
    String made(String path, Object... more) {
        return post(path, more)
                .then()
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }

    /** The path of a rule that was made. */
    String cadence(Object... said) {
        return admin().body(map(said))
                .post(CADENCES)
                .then()
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }

    /** Sooner or later, since news are followed in the background. */
    void awaitCadence(String column, int days) {
        String row =
                "SELECT %s FROM touchpoint WHERE agency = '%s' AND influencer_id = '%s' AND cadence_scope = 'INFLUENCER'"
                        .formatted(column, agency, influencer);
        Database.await("a cadence of " + days, () -> Database.ask(row).contains(String.valueOf(days)));
    }

    Response get(String path) {
        return viewer().get(path);
    }

    Response patch(String path, long version, Object... changes) {
        return editor().header("If-Match", "\"" + version + "\"")
                .body(map(changes))
                .patch(path);
    }

    Response delete(String path, long version) {
        return editor().header("If-Match", "\"" + version + "\"").delete(path);
    }

    static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
