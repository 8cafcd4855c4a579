package dev.rapport.interactions.timeline;

/** What an entry is about, and so where its item is read: RESEARCH and PERMISSION in contacts-service. */
public enum TimelineType {
    INTERACTION,
    COMMITMENT,
    AGREEMENT,
    SURVEY,
    RESEARCH,
    PERMISSION
}
