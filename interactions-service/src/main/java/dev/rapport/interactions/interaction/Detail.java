package dev.rapport.interactions.interaction;

import java.util.function.Function;

/** A field that only some kinds of interaction take. */
enum Detail {
    VALUE("value", NewInteraction::value),
    RELEVANCE("relevance", NewInteraction::relevance),
    OUTCOME("outcome", NewInteraction::outcome),
    SOLICITED("solicited", NewInteraction::solicited),
    SIZE("size", NewInteraction::size),
    SENTIMENT("sentiment", NewInteraction::sentiment),
    HOURS("hours", NewInteraction::hours);

    private final String field;
    private final Function<NewInteraction, Object> reading;

    Detail(String field, Function<NewInteraction, Object> reading) {
        this.field = field;
        this.reading = reading;
    }

    String field() {
        return field;
    }

    boolean isIn(NewInteraction said) {
        return reading.apply(said) != null;
    }
}
