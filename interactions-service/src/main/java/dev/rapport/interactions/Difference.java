package dev.rapport.interactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One field that a change made another.
 *
 * @param pointer JSON Pointer (RFC 6901) into the thing
 * @param before absent where it was
 * @param after absent where it is
 */
public record Difference(String pointer, Object before, Object after) {

    /** They differ always, and say nothing about the thing. */
    private static final Set<String> NOT_SAID = Set.of("id", "version", "createdAt", "updatedAt");

    /** @param after null where the thing is gone */
    static List<Difference> between(Object before, Object after, ObjectMapper json) {
        List<Difference> found = new ArrayList<>();
        ObjectNode old = json.valueToTree(before);
        ObjectNode now = after == null ? json.createObjectNode() : json.valueToTree(after);
        compare("", old.remove(NOT_SAID), now.remove(NOT_SAID), found, json);
        return found;
    }

    private static void compare(
            String pointer, JsonNode before, JsonNode after, List<Difference> found, ObjectMapper json) {
        if (before.equals(after)) return;
        if (!before.isObject() || !after.isObject()) {
            found.add(new Difference(pointer, plain(before, json), plain(after, json)));
            return;
        }
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(pointer + '/' + name, before.path(name), after.path(name), found, json);
        }
    }

    private static Object plain(JsonNode value, ObjectMapper json) {
        return value instanceof MissingNode ? null : json.convertValue(value, Object.class);
    }
}
