package dev.rapport.interactions.cadence;

/** Whom a cadence is for, from the most specific on. An influencer's own is set in contacts-service. */
public enum Scope {
    INFLUENCER,
    ORGANIZATION,
    TAG,
    AGENCY
}
