package dev.rapport.interactions.touchpoint;

/** How things stand with the next touch today. */
public enum Turn {
    /** Its day is still to come. */
    UPCOMING,
    /** From the target on. */
    DUE,
    /** After the last day that is fine. */
    OVERDUE
}
