package dev.rapport.interactions.timeline;

/** Which commitments alone to list. */
public enum OpenCommitments {
    OPEN,
    /** Open, and more than the one day of grace after they were due, in the agency's time zone. */
    OVERDUE
}
