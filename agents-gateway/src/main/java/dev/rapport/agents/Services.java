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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkiverse.mcp.server.ToolResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Calls the services as the one who called us, with the same token; what they refuse becomes the tool's error. */
@ApplicationScoped
class Services {

    private static final Logger LOG = Logger.getLogger(Services.class);

    private final JsonWebToken caller;
    private final Settings settings;
    private final Trace trace;
    private final HttpClient http;

    Services(JsonWebToken caller, Settings settings, Trace trace) {
        this.caller = caller;
        this.settings = settings;
        this.trace = trace;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.connectTime())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    ToolResponse get(URI service, String path, Map<String, Object> parameters) {
        String query = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue().toString()))
                .collect(Collectors.joining("&"));
        return answer(
                request(service, query.isEmpty() ? path : path + "?" + query).GET());
    }

    /** A question that is asked by POST, and changes nothing. */
    ToolResponse ask(URI service, String path, Map<String, Object> body) {
        return answer(post(service, path, body));
    }

    /** @param key the same again within a day changes nothing and gets the same answer; made of the body where absent */
    ToolResponse write(URI service, String path, Map<String, Object> body, Optional<String> key) {
        try {
            return answer(
                    post(service, path, body).header("Idempotency-Key", key.orElseGet(() -> RetryKey.of(path, body))));
        } catch (IllegalArgumentException e) {
            throw new ToolCallException("invalid_request: idempotencyKey must be 1 to 255 visible ASCII characters.");
        }
    }

    private HttpRequest.Builder post(URI service, String path, Map<String, Object> body) {
        return request(service, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new JsonObject(body).encode()));
    }

    private HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(settings.time())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + caller.getRawToken())
                .header(Trace.HEADER, trace.parent());
    }

    private ToolResponse answer(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status / 100 == 2) return content(answer);
            String text = Problems.text(
                    status,
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""));
            throw status / 100 == 5 ? new NoAnswer(text) : new ToolCallException(text);
        } catch (IOException | DecodeException e) {
            // Without its message, which may quote what people wrote.
            LOG.warnf(
                    "%s does not answer: %s",
                    request.uri().getAuthority(), e.getClass().getSimpleName());
            throw new NoAnswer("unavailable: The service does not answer; try again in a moment.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("unavailable: The gateway is stopping; try again in a moment.");
        }
    }

    /** As text too, for clients that know nothing else. */
    private static ToolResponse content(HttpResponse<String> answer) {
        Map<String, Object> said = ForModels.of(new JsonObject(answer.body()).getMap());
        if (answer.headers().firstValue("Idempotency-Replayed").isPresent()) said.put("alreadyWritten", true);
        return new ToolResponse(false, List.of(new TextContent(new JsonObject(said).encode())), said, Map.of());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
