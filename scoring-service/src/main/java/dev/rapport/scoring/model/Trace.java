package dev.rapport.scoring.model;

/** What an interaction can leave behind; components and rules are sums over these. */
public enum Trace {
    RESEARCH,
    GIVEN,
    RECEIVED,
    /** A contact that counts as getting to know each other. */
    MEANINGFUL,
    INBOUND,
    OUTBOUND,
    /** The size of what we asked for. */
    ASKED,
    /** The number of asks. */
    ASKS,
    FOLLOW_UPS,
    /** Unsolicited gifts. */
    GIFTS,
    PROMISE_KEPT,
    PROMISE_FAILED,
    /** The number of promises kept, on time or late. */
    KEPT,
    /** The number of promises broken. */
    BROKEN,
    COMPETENCE_UP,
    COMPETENCE_DOWN,
    INTEGRITY_UP,
    INTEGRITY_DOWN,
    RESPONSIVENESS_UP,
    RESPONSIVENESS_DOWN,
    BOUNDARY,
    /** Their own word on trust and on the balance of power, where surveys count. */
    SURVEYED_TRUST_UP,
    SURVEYED_TRUST_DOWN,
    SURVEYED_CONTROL_UP,
    SURVEYED_CONTROL_DOWN
}
