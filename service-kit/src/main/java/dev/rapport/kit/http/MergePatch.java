package dev.rapport.kit.http;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
            // Read alone too: a null for a misspelt property would vanish in the merge, unseen.
            json.treeToValue(patch, type);
            T result = json.treeToValue(merge(json.valueToTree(current), patch), type);
            Set<ConstraintViolation<T>> violations = validator.validate(result);
            if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
            return result;
        } catch (JsonProcessingException e) {
            throw new UnreadablePatch(e);
        }
    }

    /** Section 2 of the RFC, word for word. The target is consumed. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) return patch;
        ObjectNode result = target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) result.remove(change.getKey());
            else result.set(change.getKey(), merge(result.get(change.getKey()), change.getValue()));
        });
        return result;
    }

    /** Carries Jackson's finding to the problem table, which explains it like one in any other body. */
    private static final class UnreadablePatch extends RuntimeException {
        UnreadablePatch(JsonProcessingException cause) {
            super(cause);
        }
    }
}
