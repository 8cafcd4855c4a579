package dev.rapport.agents;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkiverse.mcp.server.ToolCallException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Calls the services as the one who called us, with the same token; what they refuse becomes the tool's error. */
@ApplicationScoped
class Services {

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Inject
    JsonWebToken caller;

    @Inject
    Settings settings;

    /** @param parameters those that are null are left out */
    String get(URI service, String path, Map<String, Object> parameters) {
        String query = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue().toString()))
                .collect(Collectors.joining("&"));
        return answer(
                request(service, query.isEmpty() ? path : path + "?" + query).GET());
    }

    /** @param key the same again within a day changes nothing and gets the same answer; may be absent */
    String post(URI service, String path, Map<String, Object> body, Optional<String> key) {
        HttpRequest.Builder request = request(service, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new JsonObject(body).encode()));
        key.ifPresent(value -> request.header("Idempotency-Key", value));
        return answer(request);
    }

    private HttpRequest.Builder request(URI service, String path) {
        try {
            return HttpRequest.newBuilder(service.resolve(path))
                    .timeout(settings.time())
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + caller.getRawToken());
        } catch (IllegalArgumentException e) {
            throw new ToolCallException("That is no id.");
        }
    }

    private String answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) return answer.body();
            throw new ToolCallException(problem(answer));
        } catch (IOException e) {
            throw new ToolCallException("The service does not answer; try again in a moment.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolCallException("Interrupted.");
        } catch (IllegalArgumentException e) {
            throw new ToolCallException("That cannot be sent in a header.");
        }
    }

    /** The services' problems say what was wrong and what would be right; an agent can do with that what a person can. */
    private static String problem(HttpResponse<String> answer) {
        String merged = answer.headers()
                .firstValue("Location")
                .map(place -> " See " + place)
                .orElse("");
        try {
            JsonObject problem = new JsonObject(answer.body());
            return problem.getString("code", "") + ": " + problem.getString("detail", problem.getString("title", ""))
                    + (problem.containsKey("violations") ? " " + problem.getValue("violations") : "") + merged;
        } catch (DecodeException noJson) {
            return "Status " + answer.statusCode() + merged;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
