package dev.rapport.interactions.guard;

/** What is done about something that had better not be. */
public enum Strictness {
    OFF,
    WARN,
    REFUSE
}
