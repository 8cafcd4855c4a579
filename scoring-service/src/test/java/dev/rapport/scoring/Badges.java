package dev.rapport.scoring;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.local.Tokens;

import static io.restassured.RestAssured.given;

/** Makes and revokes badges over HTTP, as an editor of one agency. */
record Badges(String agency) {

    static final String PATH = "/v1/badges";

    static Badges of(Feed feed) {
        return new Badges(feed.agency());
    }

    RequestSpecification editor() {
        return given().auth().oauth2(Tokens.editor(agency)).contentType("application/json");
    }

    Response make(UUID influencer, UUID organization) {
        return editor().body(body(influencer, organization)).post(PATH);
    }

    static Map<String, Object> body(UUID influencer, UUID organization) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("influencerId", influencer.toString());
        if (organization != null) body.put("organizationId", organization.toString());
        return body;
    }

    /** The token of a new badge. */
    String token(UUID influencer, UUID organization) {
        return tokenIn(make(influencer, organization));
    }

    static String tokenIn(Response made) {
        String url = made.then().statusCode(201).extract().path("url");
        return url.substring(url.indexOf("token=") + 6);
    }

    Response revoke(String id) {
        return editor().header("If-Match", "\"1\"").delete(PATH + "/" + id);
    }

    /** As a stranger who has a token. */
    static Response picture(UUID influencer, String token) {
        return given().queryParam("token", token).get(picture(influencer));
    }

    static String picture(UUID influencer) {
        return "/v1/scores/" + influencer + "/badge.svg";
    }

    /** The same secret with the name of another agency before it. */
    static String renamed(String token, String agency) {
        return base64(agency) + token.substring(token.indexOf('.'));
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
