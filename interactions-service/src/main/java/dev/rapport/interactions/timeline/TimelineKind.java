package dev.rapport.interactions.timeline;

/** What happened: the kinds of interaction, and what else comes to pass. A commitment is made, and closed another day. */
public enum TimelineKind {
    ENGAGEMENT,
    INTRODUCTION,
    HELP,
    GIFT,
    ASK,
    FOLLOW_UP,
    REPLY,
    INBOUND,
    BENEFIT,
    RESPONSE,
    WRONG_INFORMATION,
    MISLED,
    AMENDS,
    BOUNDARY_CROSSED,
    OPT_OUT,
    OPT_IN,
    COMMITMENT_MADE,
    COMMITMENT_KEPT,
    COMMITMENT_BROKEN,
    COMMITMENT_RELEASED,
    AGREEMENT_PROPOSED,
    AGREEMENT_ACCEPTED,
    SURVEY,
    RESEARCH;

    /** Ends come after all else of the same moment: a promise may be kept as soon as it is made. */
    int part() {
        return switch (this) {
            case COMMITMENT_KEPT, COMMITMENT_BROKEN, COMMITMENT_RELEASED -> 1;
            default -> 0;
        };
    }
}
