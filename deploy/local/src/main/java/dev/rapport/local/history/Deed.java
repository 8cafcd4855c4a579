package dev.rapport.local.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One interaction as the API takes it: kind, moment, and the fields of its kind. */
record Deed(String kind, Instant occurredAt, Map<String, Object> fields) {

    static Deed introduction(Instant at) {
        return new Deed("INTRODUCTION", at, Map.of());
    }

    static Deed help(Instant at) {
        return new Deed("HELP", at, Map.of("value", 1));
    }

    static Deed benefit(Instant at) {
        return new Deed("BENEFIT", at, Map.of("value", 1));
    }

    static Deed response(Instant at, Duration after) {
        double hours = Math.round(after.toSeconds() / 36.0) / 100.0;
        return new Deed("RESPONSE", at, Map.of("hours", hours));
    }
}
