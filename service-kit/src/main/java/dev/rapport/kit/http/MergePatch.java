package dev.rapport.kit.http;

import java.io.StringReader;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/** JSON merge patch (RFC 7396): what is sent replaces, null removes, the result must be as valid as a new item. */
@ApplicationScoped
public class MergePatch {

    public static final String TYPE = "application/merge-patch+json";

    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    /**
     * @param current the item in the form in which it would be sent as new
     * @param patch the request body
     * @return the item as it should be; the caller has checked nothing yet but the form
     */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (patch == null || !patch.isObject()) {
            throw new Refusal(Problem.INVALID_REQUEST, "A merge patch is a JSON object.");
        }
        try {
            JsonValue merged = Json.createMergePatch(parse(patch)).apply(parse(json.valueToTree(current)));
            T result = json.readValue(merged.toString(), type);
            Set<ConstraintViolation<T>> violations = validator.validate(result);
            if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
            return result;
        } catch (JsonProcessingException e) {
            throw new UnreadablePatch(e);
        }
    }

    private static JsonValue parse(JsonNode node) {
        try (JsonReader reader = Json.createReader(new StringReader(node.toString()))) {
            return reader.readValue();
        }
    }

    /** Carries Jackson's finding to the problem table, which explains it like one in any other body. */
    private static final class UnreadablePatch extends RuntimeException {
        UnreadablePatch(JsonProcessingException cause) {
            super(cause);
        }
    }
}
