package dev.rapport.interactions.interaction;

/** What became of a help; says more than the relevance that was hoped for. */
public enum Outcome {
    USED,
    WELCOMED,
    IGNORED,
    UNWELCOME
}
