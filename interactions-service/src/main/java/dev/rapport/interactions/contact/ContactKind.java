package dev.rapport.interactions.contact;

/** What a known id stands for. */
enum ContactKind {
    ORGANIZATION,
    INFLUENCER
}
