package dev.rapport.scoring.model;

/** What kind of thing happened between the agency and the influencer. */
public enum Kind {
    RESEARCH,
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
    COMMITMENT,
    AGREEMENT,
    WRONG_INFORMATION,
    MISLED,
    AMENDS,
    BOUNDARY_CROSSED,
    OPT_OUT,
    OPT_IN,
    SURVEY
}
