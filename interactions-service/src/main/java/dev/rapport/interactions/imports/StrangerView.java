package dev.rapport.interactions.imports;

/** An address that no influencer is known by, and in how many mails it is. */
public record StrangerView(String address, long mails) {}
