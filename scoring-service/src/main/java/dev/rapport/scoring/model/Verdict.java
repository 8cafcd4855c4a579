package dev.rapport.scoring.model;

/** How the next ask would land. */
public enum Verdict {
    REASONABLE,
    PREMATURE,
    SPAMMY
}
