package dev.rapport.interactions.interaction;

import java.util.UUID;

/**
 * Something that had better not have been done. It was written down all the same.
 *
 * @param agreementId whose boundary was crossed; absent where none was
 * @param message a sentence for people
 * @param suggestion an interaction that can be posted as it is, where this is to count as a crossed boundary
 */
public record Warning(Code code, UUID agreementId, String message, NewInteraction suggestion) {

    /** What it is about: the boundaries of an agreement, and the guard of asks. */
    public enum Code {
        CHANNEL,
        HOURS,
        TOPIC,
        GIFT,
        FREQUENCY,
        DO_NOT_CONTACT,
        ASKED_BY_ANOTHER
    }
}
