package dev.rapport.kit.batch;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;

/**
 * An item of a batch that may be about something that is there.
 *
 * @param id null where it is to be made
 * @param said without id and version
 */
record Edit(UUID id, long version, JsonNode said) {

    static Edit read(JsonNode item) {
        if (!(item instanceof ObjectNode object)) {
            throw Refusal.invalid("", "wrong_type", "This must be a JSON object.");
        }
        // A version without an id stays in it, and is refused as any property that is none.
        if (!object.has("id")) return new Edit(null, 0, object);
        ObjectNode said = object.deepCopy();
        UUID id = id(said.remove("id"));
        JsonNode version = said.remove("version");
        if (version == null) {
            String message = "Send the version that you read beside the id.";
            throw new Refusal(
                    Problem.PRECONDITION_REQUIRED, message, List.of(Violation.inBody("/version", "required", message)));
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong()) {
            throw Refusal.invalid("/version", "wrong_type", "This must be a whole number.");
        }
        return new Edit(id, version.longValue(), said);
    }

    private static UUID id(JsonNode node) {
        String text = node.textValue();
        if (text == null || text.length() != 36) throw Refusal.invalid("/id", "wrong_type", "This must be a UUID.");
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("/id", "wrong_type", "This must be a UUID.");
        }
    }
}
