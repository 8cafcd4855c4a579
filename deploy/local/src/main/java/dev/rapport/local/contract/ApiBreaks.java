package dev.rapport.local.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.contract.SchemaBreaks.Way;

/** What of an OpenAPI document breaks a client that was written for the one before. */
public final class ApiBreaks {

    private final JsonNode before;
    private final JsonNode now;
    private final List<String> breaks = new ArrayList<>();

    private ApiBreaks(JsonNode before, JsonNode now) {
        this.before = before;
        this.now = now;
    }

    public static List<String> between(JsonNode before, JsonNode now) {
        var both = new ApiBreaks(before, now);
        for (DocumentedOperation old : DocumentedOperation.in(before))
            both.compare(old.method() + " " + old.path(), old.content(), both.operation(old.path(), old.method()));
        return both.breaks;
    }

    private JsonNode operation(String path, String method) {
        return now.path("paths").path(path).path(method);
    }

    private void compare(String at, JsonNode old, JsonNode fresh) {
        if (fresh.isMissingNode()) {
            breaks.add(at + " is gone");
            return;
        }
        if (!old.path("operationId").equals(fresh.path("operationId"))) breaks.add(at + " has another operationId");
        compareParameters(at, parameters(old), parameters(fresh));
        if (fresh.at("/requestBody/required").asBoolean()
                && !old.at("/requestBody/required").asBoolean()) breaks.add(at + " now needs a body");
        compareContent(at + " body", old.at("/requestBody/content"), fresh.at("/requestBody/content"), Way.SENT);
        old.path("responses").properties().forEach(response -> {
            String status = response.getKey();
            if (!status.startsWith("2")) return;
            JsonNode same = fresh.path("responses").path(status);
            if (same.isMissingNode()) breaks.add(at + " no longer answers " + status);
            else
                compareContent(
                        at + " " + status, response.getValue().path("content"), same.path("content"), Way.ANSWERED);
        });
    }

    private void compareParameters(String at, Map<String, JsonNode> old, Map<String, JsonNode> fresh) {
        old.forEach((name, parameter) -> {
            JsonNode same = fresh.get(name);
            // What is not known is refused.
            if (same == null) breaks.add(at + " no longer takes " + name);
            else
                new SchemaBreaks(before, now, Way.SENT, breaks)
                        .compare(at + " " + name, parameter.path("schema"), same.path("schema"));
        });
        fresh.forEach((name, parameter) -> {
            boolean needed = parameter.path("required").asBoolean();
            boolean was =
                    old.containsKey(name) && old.get(name).path("required").asBoolean();
            if (needed && !was) breaks.add(at + " now needs " + name);
        });
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        operation
                .path("parameters")
                .forEach(one -> parameters.put(
                        one.path("in").asText() + " " + one.path("name").asText(), one));
        return parameters;
    }

    private void compareContent(String at, JsonNode old, JsonNode fresh, Way way) {
        old.properties().forEach(media -> {
            JsonNode same = fresh.path(media.getKey());
            if (same.isMissingNode()) breaks.add(at + " is no longer " + media.getKey());
            else
                new SchemaBreaks(before, now, way, breaks)
                        .compare(at, media.getValue().path("schema"), same.path("schema"));
        });
    }
}
