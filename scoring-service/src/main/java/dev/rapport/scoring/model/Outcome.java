package dev.rapport.scoring.model;

/** How help was received; it says more about relevance than our own estimate. */
public enum Outcome {
    USED,
    WELCOMED,
    IGNORED,
    UNWELCOME
}
