package dev.rapport.kit.problem;

import java.util.Locale;

/** One kind of refusal: what the caller reads in {@code code}, {@code title} and {@code status}. Implemented by enums. */
public interface ProblemCode {

    int status();

    String title();

    String name();

    /** The wire form: the constant's name in lower case, stable for ever. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
