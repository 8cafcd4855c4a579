package dev.rapport.peer;

enum Kind {
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
    OPT_IN
}
