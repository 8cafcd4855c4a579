package dev.rapport.local.contract;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An operation as an OpenAPI document has it.
 *
 * @param method in small letters
 */
public record DocumentedOperation(String path, String method, JsonNode content) {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** All of them, in the document's order of paths. */
    public static List<DocumentedOperation> in(JsonNode document) {
        List<DocumentedOperation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                JsonNode found = path.getValue().path(method);
                if (!found.isMissingNode()) operations.add(new DocumentedOperation(path.getKey(), method, found));
            }
        });
        return operations;
    }
}
