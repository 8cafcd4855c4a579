package dev.rapport.scoring.settings;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.scoring.model.ModelConfig;

/** The numbers as JSON, which has the same names on the wire, in the table and in the model. */
final class SettingsJson {

    // What is stored stays readable for ever: numbers that are gone since are skipped.
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private SettingsJson() {}

    static <T> T convert(Object numbers, Class<T> type) {
        return JSON.convertValue(numbers, type);
    }

    static ObjectNode tree(ModelConfig config) {
        return JSON.valueToTree(config);
    }

    static String write(ModelConfig config) {
        return tree(config).toString();
    }

    /** Numbers that came later have their default. */
    static ModelConfig read(String stored) {
        try {
            JsonNode complete =
                    JSON.readerForUpdating(tree(ModelConfig.DEFAULT)).readValue(stored);
            return JSON.treeToValue(complete, ModelConfig.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a merge patch null removes what an agency has set, and with that the default is back. */
    static JsonNode restoring(JsonNode patch) {
        return patch instanceof ObjectNode changes ? restoring(changes, tree(ModelConfig.DEFAULT)) : patch;
    }

    private static ObjectNode restoring(ObjectNode changes, JsonNode defaults) {
        ObjectNode result = changes.objectNode();
        changes.properties().forEach(change -> {
            JsonNode byDefault = defaults.path(change.getKey());
            boolean restored = change.getValue().isNull() && !byDefault.isMissingNode();
            JsonNode value = restored ? byDefault : change.getValue();
            result.set(change.getKey(), value instanceof ObjectNode group ? restoring(group, byDefault) : value);
        });
        return result;
    }
}
