package dev.rapport.local.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What of a schema breaks who relied on the one before. For what is sent to us, less may not be allowed than before; for
 * what is told by us, nothing may be missing or of another type. What is new and optional breaks nobody: readers pass over
 * what they do not know, new words of an enum included.
 */
public final class SchemaBreaks {

    public enum Way {
        /** Of requests: others write, we read. */
        SENT,
        /** Of answers: we write, others read. */
        ANSWERED,
        /** Of events: we write, others read what is new and what was written years ago. */
        TOLD
    }

    /** The keyword, and whether a greater number allows more. */
    private static final Map<String, Boolean> LIMITS = Map.of(
            "maximum",
            true,
            "maxLength",
            true,
            "maxItems",
            true,
            "minimum",
            false,
            "minLength",
            false,
            "minItems",
            false);

    private final JsonNode oldRoot;
    private final JsonNode newRoot;
    private final Way way;
    private final List<String> breaks;
    private final Set<String> seen = new HashSet<>();

    SchemaBreaks(JsonNode oldRoot, JsonNode newRoot, Way way, List<String> breaks) {
        this.oldRoot = oldRoot;
        this.newRoot = newRoot;
        this.way = way;
        this.breaks = breaks;
    }

    /** Between two JSON Schemas of an event. */
    public static List<String> ofEvent(JsonNode before, JsonNode now) {
        List<String> breaks = new ArrayList<>();
        new SchemaBreaks(before, now, Way.TOLD, breaks).compare("", before, now);
        return breaks;
    }

    void compare(String at, JsonNode before, JsonNode now) {
        String names = before.path("$ref").asText() + ">" + now.path("$ref").asText();
        // Schemas may refer to themselves.
        if (names.length() > 1 && !seen.add(names)) return;
        JsonNode old = resolved(oldRoot, before);
        JsonNode fresh = resolved(newRoot, now);
        compareTypes(at, old, fresh);
        compareWords(at, old, fresh);
        if (way == Way.SENT) compareLimits(at, old, fresh);
        compareRequired(at, old, fresh);
        old.path("properties").properties().forEach(one -> {
            JsonNode same = fresh.path("properties").path(one.getKey());
            if (same.isMissingNode()) breaks.add(at + "/" + one.getKey() + " is gone");
            else compare(at + "/" + one.getKey(), one.getValue(), same);
        });
        if (old.has("items") && fresh.has("items")) compare(at + "[]", old.get("items"), fresh.get("items"));
    }

    private void compareTypes(String at, JsonNode old, JsonNode fresh) {
        Set<String> before = words(old.path("type"));
        Set<String> now = words(fresh.path("type"));
        boolean same = way == Way.SENT ? now.isEmpty() || now.containsAll(before) : before.containsAll(now);
        if (!same || before.isEmpty() && !now.isEmpty() && way == Way.SENT)
            breaks.add(at + " was " + before + " and is " + now);
    }

    private void compareWords(String at, JsonNode old, JsonNode fresh) {
        if (way == Way.ANSWERED || !fresh.has("enum")) return;
        Set<String> gone = words(old.path("enum"));
        gone.removeAll(words(fresh.get("enum")));
        if (!gone.isEmpty()) breaks.add(at + " no longer knows " + gone);
        if (!old.has("enum")) breaks.add(at + " knows only certain words now");
    }

    private void compareLimits(String at, JsonNode old, JsonNode fresh) {
        LIMITS.forEach((limit, more) -> {
            if (!fresh.has(limit)) return;
            double now = fresh.get(limit).asDouble();
            double before = old.has(limit) ? old.get(limit).asDouble() : more ? Double.MAX_VALUE : -Double.MAX_VALUE;
            if (more ? now < before : now > before) breaks.add(at + " has a narrower " + limit);
        });
        if (fresh.has("pattern") && !fresh.get("pattern").equals(old.path("pattern")))
            breaks.add(at + " has another pattern");
    }

    private void compareRequired(String at, JsonNode old, JsonNode fresh) {
        Set<String> before = words(old.path("required"));
        Set<String> now = words(fresh.path("required"));
        Set<String> more = new TreeSet<>(now);
        more.removeAll(before);
        if (way != Way.ANSWERED && !more.isEmpty()) breaks.add(at + " now needs " + more);
        before.removeAll(now);
        if (way != Way.SENT && !before.isEmpty()) breaks.add(at + " may be without " + before);
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref") && at.get("$ref").asText().startsWith("#"))
            at = root.at(at.get("$ref").asText().substring(1));
        return at;
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        if (list.isTextual()) words.add(list.asText());
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}
