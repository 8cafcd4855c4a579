package dev.rapport.interactions.calendar;

import java.nio.charset.StandardCharsets;

/**
 * Writes content lines of iCalendar (RFC 5545, section 3.1): ended by CR LF, folded after 75 octets of UTF-8 and never
 * within a character. Libraries that write this count characters, of which one may be four octets.
 */
final class Lines {

    private static final int MOST_OCTETS = 75;
    private static final String FOLD = "\r\n ";

    private final StringBuilder out = new StringBuilder();

    /** @param value in the form of its type; words go through {@link #text} */
    Lines add(String property, String value) {
        int octets = 0;
        String line = property + ':' + value;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                out.append(FOLD);
                octets = 1;
            }
            out.appendCodePoint(character);
            octets += size;
            i += Character.charCount(character);
        }
        out.append("\r\n");
        return this;
    }

    /** Words as a value of type TEXT (section 3.3.11), without the one control character that may come in and not go out. */
    Lines text(String property, String words) {
        return add(
                property,
                words.replace("\u007f", "")
                        .replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\r\n", "\\n")
                        .replace("\r", "\\n")
                        .replace("\n", "\\n"));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
