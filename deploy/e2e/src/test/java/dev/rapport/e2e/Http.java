package dev.rapport.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.LocalServices;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/**
 * Requests one by one, with whatever headers, and their answers with whatever status.
 *
 * @param traceparent null for a trace of its own
 */
record Http(String agency, Role role, String traceparent) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Http(String agency, Role role) {
        this(agency, role, null);
    }

    Answer get(Service service, String path) {
        return send(service, path, "GET", null, null, null);
    }

    /** @param version null without If-Match */
    Answer send(Service service, String path, String method, Long version, Map<String, ?> body) {
        try {
            return send(service, path, method, version, "application/json", JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(Service service, String path, String method, Long version, String type, String body) {
        var address = LocalServices.shared().endpoints().of(service).resolve(path);
        var request = HttpRequest.newBuilder(address)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header(
                        "Authorization",
                        "Bearer " + LocalStack.shared().identity().token(agency, role + "@a", role));
        if (version != null) request.header("If-Match", "\"" + version + "\"");
        if (traceparent != null) request.header("traceparent", traceparent);
        if (type != null) request.header("Content-Type", type);
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
