package dev.rapport.contacts.privacy;

/** Why somebody who was erased may be known again. */
public enum LiftReason {
    ASKED_BY_THE_PERSON,
    ERASED_BY_MISTAKE
}
