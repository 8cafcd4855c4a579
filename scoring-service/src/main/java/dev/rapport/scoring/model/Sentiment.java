package dev.rapport.scoring.model;

/** The tone of a reply. */
public enum Sentiment {
    POSITIVE,
    NEUTRAL,
    NEGATIVE
}
