package dev.rapport.contacts.influencer;

/** How an influencer came to be known. */
public enum Source {
    RESEARCHED,
    REFERRED,
    INBOUND,
    LIST,
    IMPORT
}
