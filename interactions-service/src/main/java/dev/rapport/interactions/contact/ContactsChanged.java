package dev.rapport.interactions.contact;

/** Fired when news of contacts are stored: what is derived from them may be derived anew. */
public record ContactsChanged() {}
