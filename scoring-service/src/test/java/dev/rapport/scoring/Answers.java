package dev.rapport.scoring;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.local.Role;
import dev.rapport.local.Tokens;

import static io.restassured.RestAssured.given;

/** Asks the service over HTTP, as a viewer of one agency. */
record Answers(String agency) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answers to(Feed feed) {
        return new Answers(feed.agency());
    }

    RequestSpecification viewer() {
        return given().auth().oauth2(Tokens.viewer(agency));
    }

    RequestSpecification as(Role role) {
        return given().auth().oauth2(Tokens.of(agency, role));
    }

    /** @param ifMatch the version that was read */
    Response setNumbers(long ifMatch, String patch) {
        return as(Role.ADMIN)
                .header("If-Match", "\"" + ifMatch + "\"")
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch("/v1/model");
    }

    /** @param organization null for the whole agency's view; asOf null for today */
    Response score(UUID influencer, UUID organization, LocalDate asOf) {
        RequestSpecification request = viewer();
        if (organization != null) request.queryParam("organizationId", organization.toString());
        if (asOf != null) request.queryParam("asOf", asOf.toString());
        return request.get("/v1/scores/" + influencer);
    }

    JsonNode scoreOf(UUID influencer, UUID organization, LocalDate asOf) {
        return ok(score(influencer, organization, asOf));
    }

    Response assess(Map<String, ?> ask) {
        return viewer().contentType("application/json").body(ask).post("/v1/assessments");
    }

    JsonNode assessmentOf(Map<String, ?> ask) {
        return ok(assess(ask));
    }

    /** A body for an assessment: influencer, organization (or null), size, and names and values in turn. */
    static Map<String, Object> ask(UUID influencer, UUID organization, int size, Object... more) {
        Map<String, Object> ask = new LinkedHashMap<>();
        ask.put("influencerId", influencer.toString());
        if (organization != null) ask.put("organizationId", organization.toString());
        ask.put("size", size);
        for (int i = 0; i < more.length; i += 2) {
            ask.put((String) more[i], more[i + 1] instanceof LocalDate day ? day.toString() : more[i + 1]);
        }
        return ask;
    }

    private static JsonNode ok(Response response) {
        response.then().statusCode(200).contentType("application/json");
        return json(response.asString());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
