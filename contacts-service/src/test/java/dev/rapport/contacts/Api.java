package dev.rapport.contacts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.local.Tokens;

import static io.restassured.RestAssured.given;

/** An agency and the calls that a test makes for it. */
record Api(String agency) {

    static final String ORGANIZATIONS = "/v1/organizations";
    static final String INFLUENCERS = "/v1/influencers";
    static final String CAMPAIGNS = "/v1/campaigns";

    /** An agency of its own, so that tests do not see each other. */
    static Api ofANewAgency() {
        return new Api("agency-" + UUID.randomUUID());
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

    String organization(String name) {
        return made(ORGANIZATIONS, "name", name);
    }

    /** The least that can be said of a campaign, and what else there is: names and values in turn. */
    static Map<String, Object> campaign(String organization, Object... more) {
        var said = map(
                "name",
                "Autumn",
                "organizationId",
                idOf(organization),
                "launchOn",
                "2026-09-01",
                "ask",
                map("size", 2));
        said.putAll(map(more));
        return said;
    }

    /** The path of a campaign for these. */
    String campaignFor(String organization, String... influencers) {
        var ids = Stream.of(influencers).map(Api::idOf).toList();
        return path(editor().body(campaign(organization, "influencerIds", ids)).post(CAMPAIGNS));
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
