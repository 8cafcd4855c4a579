package dev.rapport.interactions.interaction;

/** The tone of a reply. */
public enum Sentiment {
    POSITIVE,
    NEUTRAL,
    NEGATIVE
}
