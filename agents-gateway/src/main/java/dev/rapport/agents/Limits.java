package dev.rapport.agents;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the arguments of the tools may be, in the words of JSON Schema: the same name means the same everywhere. The
 * services' documents decide; a test holds these against them.
 */
final class Limits {

    /** Of a list: a model reads all that it gets, so it gets a page. */
    static final int MOST_ITEMS = 50;

    static final int FEW_ITEMS = 20;

    /**
     * All but OPT_IN: that somebody wants to hear from us again is for a person to say, not for text that an agent has
     * read somewhere.
     */
    static final List<String> KINDS = List.of(
            "ENGAGEMENT",
            "INTRODUCTION",
            "HELP",
            "GIFT",
            "ASK",
            "FOLLOW_UP",
            "REPLY",
            "INBOUND",
            "BENEFIT",
            "RESPONSE",
            "WRONG_INFORMATION",
            "MISLED",
            "AMENDS",
            "BOUNDARY_CROSSED",
            "OPT_OUT");

    private static final Map<String, Object> ID = Map.of("format", "uuid");
    private static final Map<String, Object> DAY = Map.of("format", "date");
    private static final Map<String, Object> MOMENT = Map.of("format", "date-time");

    private static final Map<String, Map<String, Object>> OF = Map.ofEntries(
            Map.entry("query", Map.of("minLength", 1, "maxLength", 200)),
            Map.entry("tag", Map.of("maxLength", 100)),
            Map.entry("externalId", Map.of("maxLength", 200)),
            Map.entry("cursor", Map.of("maxLength", 1000)),
            Map.entry("kinds", Map.of("maxLength", 500)),
            Map.entry("limit", Map.of("minimum", 1, "maximum", MOST_ITEMS)),
            Map.entry("influencerId", ID),
            Map.entry("organizationId", ID),
            Map.entry("inReplyTo", ID),
            Map.entry("influencerIds", Map.of("minItems", 1, "maxItems", 50, "items", text(ID))),
            Map.entry("topics", Map.of("minItems", 1, "maxItems", 50, "items", text(Map.of("maxLength", 100)))),
            Map.entry("asOf", DAY),
            Map.entry("dueOn", DAY),
            Map.entry("launchOn", DAY),
            Map.entry("occurredAt", MOMENT),
            Map.entry("summary", Map.of("maxLength", 2000)),
            Map.entry("kind", Map.of("enum", KINDS)),
            Map.entry("outcome", Map.of("enum", List.of("USED", "WELCOMED", "IGNORED", "UNWELCOME"))),
            Map.entry("sentiment", Map.of("enum", List.of("POSITIVE", "NEUTRAL", "NEGATIVE"))),
            Map.entry("by", Map.of("enum", List.of("US", "THEM"))),
            Map.entry("value", Map.of("minimum", 1, "maximum", 5)),
            Map.entry("size", Map.of("minimum", 1, "maximum", 5)),
            Map.entry("importance", Map.of("minimum", 1, "maximum", 3)),
            Map.entry("relevance", Map.of("minimum", 0, "maximum", 1)),
            Map.entry("hours", Map.of("minimum", 0, "maximum", 87_600)),
            Map.entry("idempotencyKey", Map.of("minLength", 1, "maxLength", 255, "pattern", "^[!-~]+$")));

    private Limits() {}

    /** Empty for an argument without limits. */
    static Map<String, Object> of(String argument) {
        return OF.getOrDefault(argument, Map.of());
    }

    private static Map<String, Object> text(Map<String, Object> limits) {
        Map<String, Object> schema = new TreeMap<>(limits);
        schema.put("type", "string");
        return schema;
    }
}
