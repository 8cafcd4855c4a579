package dev.rapport.agents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.quarkiverse.mcp.server.ToolCallException;

/** What the caller of a tool has given; what they left out is not sent on. */
final class Given {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Given with(String name, Optional<?> value) {
        value.ifPresent(given -> values.put(name, given));
        return this;
    }

    Given with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Map<String, Object> all() {
        return values;
    }

    /** An id that goes into a path: whatever else it could be would be another path. */
    static String id(String name, String text) {
        // UUID.fromString alone takes 1-1-1-1-1 for one.
        if (text.length() == 36) {
            try {
                return UUID.fromString(text).toString();
            } catch (IllegalArgumentException e) {
                // Told below.
            }
        }
        throw new ToolCallException(
                "invalid_request: " + name + " must be a UUID, as find_influencers and find_organizations give it.");
    }

    /** How many items of a list: the services would give more than a model should read. */
    static int limit(Optional<Integer> given) {
        int limit = given.orElse(Limits.FEW_ITEMS);
        if (limit >= 1 && limit <= Limits.MOST_ITEMS) return limit;
        throw new ToolCallException("invalid_request: limit must be from 1 to " + Limits.MOST_ITEMS + ".");
    }

    /** What an agent may write down; the answer names what would be right. */
    static String kind(String given) {
        if (Limits.KINDS.contains(given)) return given;
        throw new ToolCallException("invalid_request: kind must be one of " + String.join(", ", Limits.KINDS) + ".");
    }
}
