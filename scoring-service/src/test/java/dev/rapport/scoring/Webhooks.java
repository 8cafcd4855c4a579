package dev.rapport.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.rapport.local.Role;

/** One agency's webhooks over HTTP, as its admin. */
record Webhooks(Feed feed) {

    static final String PATH = "/v1/webhooks";
    static final String STAGE = "score.stage_changed";

    /** Made. */
    record Made(String id, String secret) {

        String path() {
            return PATH + "/" + id;
        }
    }

    RequestSpecification admin() {
        return Answers.to(feed).as(Role.ADMIN).contentType("application/json");
    }

    static Map<String, Object> body(String url, String... types) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("url", url);
        body.put("eventTypes", List.of(types));
        return body;
    }

    Response post(Map<String, Object> body) {
        return admin().body(body).post(PATH);
    }

    Made make(Map<String, Object> body) {
        Response made = post(body);
        made.then().statusCode(201);
        return new Made(made.path("id"), made.path("secret"));
    }

    Made make(Receiver receiver, String... types) {
        return make(body(receiver.url(), types));
    }

    JsonNode get(Made made) {
        Response answer = admin().get(made.path());
        answer.then().statusCode(200);
        return Answers.json(answer.asString());
    }

    /** The last first. */
    List<JsonNode> deliveries(Made made, String query) {
        Response answer = admin().get(made.path() + "/deliveries" + query);
        answer.then().statusCode(200);
        return Ranked.list(Answers.json(answer.asString()));
    }

    /** The one delivery once it has come to this state. */
    JsonNode await(Made made, String state) {
        Topics.await(state, () -> !deliveries(made, "?state=" + state).isEmpty());
        return deliveries(made, "?state=" + state).getFirst();
    }
}
