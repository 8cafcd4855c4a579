package dev.rapport.contacts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.local.Tokens;

import static io.restassured.RestAssured.given;

/** An agency and the calls that a test makes for it. */
record Api(String agency) {

    static final String ORGANIZATIONS = "/v1/organizations";
    static final String INFLUENCERS = "/v1/influencers";

    /** Signing takes longer than what most tests do with a token. */
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** An agency of its own, so that tests do not see each other. */
    static Api ofANewAgency() {
        return new Api("agency-" + UUID.randomUUID());
    }

    RequestSpecification editor() {
        return given().auth()
                .oauth2(TOKENS.computeIfAbsent("editor of " + agency, key -> Tokens.editor(agency)))
                .contentType("application/json");
    }

    RequestSpecification viewer() {
        return given().auth().oauth2(TOKENS.computeIfAbsent("viewer of " + agency, key -> Tokens.viewer(agency)));
    }

    /** Names and values in turn. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }

    Response post(String path, Object... pairs) {
        return editor().body(map(pairs)).post(path);
    }

    /** The path of what was made. */
    String made(String path, Object... pairs) {
        return path(post(path, pairs));
    }

    String influencer(String name) {
        return made(INFLUENCERS, "name", name);
    }

    Response get(String path) {
        return viewer().get(path);
    }

    Response patch(String path, long version, Object... pairs) {
        return editor().header("If-Match", etag(version)).body(map(pairs)).patch(path);
    }

    Response put(String path, long version, Object... pairs) {
        return editor().header("If-Match", etag(version)).body(map(pairs)).put(path);
    }

    Response delete(String path, long version) {
        return editor().header("If-Match", etag(version)).delete(path);
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    static String path(Response made) {
        return made.then().statusCode(201).extract().header("Location").replaceFirst("^https?://[^/]+", "");
    }

    static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
