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
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new ToolCallException(name + " must be a UUID, as find_influencers and find_organizations give it.");
        }
    }
}
