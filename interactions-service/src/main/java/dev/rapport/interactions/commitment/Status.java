package dev.rapport.interactions.commitment;

/** Where a commitment stands. All but OPEN are final. */
public enum Status {
    OPEN,
    KEPT,
    BROKEN,
    RELEASED
}
