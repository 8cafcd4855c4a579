package dev.rapport.kit.file;

/**
 * Bytes that are no text in what a file is said or found to be written in. A reader puts U+FFFD in their place, which
 * must not be kept as if somebody had written it: the row is refused. One that was really in the file is refused, too.
 */
public final class Undecoded {

    private Undecoded() {}

    public static boolean in(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    /** @param place as that of any fault */
    public static Fault at(String place) {
        return new Fault(
                place,
                "encoding",
                "There are bytes here that are no text in the encoding of the file; save it as UTF-8, or say"
                        + " another charset.");
    }
}
