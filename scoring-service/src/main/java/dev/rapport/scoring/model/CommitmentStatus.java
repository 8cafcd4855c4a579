package dev.rapport.scoring.model;

/** What became of a promise. */
public enum CommitmentStatus {
    OPEN,
    KEPT,
    BROKEN,
    RELEASED
}
