package dev.rapport.kit.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A real request and its answers for each operation: {@code examples/<operationId>.json}, which a test has recorded. */
final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    static void show(Operation operation) {
        JsonNode recorded = recorded(operation.getOperationId());
        if (operation.getRequestBody() != null) show(operation.getRequestBody().getContent(), recorded.path("request"));
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, response) ->
                        show(response.getContent(), recorded.path("responses").path(status)));
    }

    private static void show(Content content, JsonNode byType) {
        if (content == null) return;
        content.getMediaTypes().forEach((type, media) -> example(type, byType).ifPresent(media::setExample));
    }

    /** What is sent as a merge patch may as well be sent as JSON. */
    private static Optional<Object> example(String type, JsonNode byType) {
        if (byType.has(type)) return Optional.of(plain(byType.get(type)));
        Iterator<String> others = byType.fieldNames();
        boolean alike = type.equals("application/json")
                && byType.size() == 1
                && others.next().endsWith("+json");
        return alike ? Optional.of(plain(byType.elements().next())) : Optional.empty();
    }

    private static JsonNode recorded(String operation) {
        String file = "examples/" + operation + ".json";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return in == null ? JSON.missingNode() : JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object plain(String json) {
        try {
            return plain(JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object plain(JsonNode value) {
        return JSON.convertValue(value, Object.class);
    }
}
