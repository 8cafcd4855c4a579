package dev.rapport.e2e.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.LocalServices;
import dev.rapport.local.Service;

/** Sends what a rule says, with whatever token, to the packaged services. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Caller() {}

    record Answer(int status, String type, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isJson() {
            return type.contains("json") && !type.contains("ndjson");
        }
    }

    /** @param token null for none */
    static Answer call(Service service, String method, String path, String body, String token) {
        var address = LocalServices.shared().endpoints().of(service).resolve(path);
        var request = HttpRequest.newBuilder(address).method(method, published(body));
        if (body != null) request.header("Content-Type", type(method, body));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (!method.equals("GET")) request.header("If-Match", "*");
        try {
            HttpResponse<InputStream> answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            String contentType = answer.headers().firstValue("Content-Type").orElse("");
            return new Answer(answer.statusCode(), contentType, read(contentType, answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All of it; of a stream, which has no end, the first event. */
    private static String read(String type, InputStream body) throws IOException {
        if (!type.startsWith("text/event-stream")) {
            try (body) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        StringBuilder event = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine())
                event.append(line).append('\n');
        }
        return event.toString();
    }

    private static HttpRequest.BodyPublisher published(String body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content(body));
    }

    /** What is sent of a rule's body. */
    static String content(String body) {
        return body.startsWith("{")
                ? body
                : body.substring(body.indexOf(' ') + 1).replace("\\n", "\n");
    }

    static String type(String method, String body) {
        if (!body.startsWith("{")) return body.substring(0, body.indexOf(' '));
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }
}
