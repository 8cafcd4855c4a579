package dev.rapport.contacts.privacy;

import jakarta.validation.constraints.NotNull;

/**
 * Somebody is to be forgotten.
 *
 * @param reason a word and no sentence, since it stays
 */
public record NewErasure(@NotNull Reason reason) {

    /** Why somebody is erased. */
    public enum Reason {
        ASKED_BY_THE_PERSON,
        NO_LONGER_NEEDED,
        UNLAWFULLY_KEPT
    }
}
