package dev.rapport.interactions;

import java.util.Locale;

/** The nouns of this service whose changes are kept. */
public enum Noun {
    INTERACTION,
    COMMITMENT,
    AGREEMENT,
    SURVEY;

    /** Also the name of its table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
