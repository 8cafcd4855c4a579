package dev.rapport.kit.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dev.rapport.kit.time.UtcTimes;

/** Text as it may enter: shared by bodies, parameters and imports. */
public final class Text {

    /** Before anybody kept a log of influencers; and well inside what PostgreSQL stores. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

    private Text() {}

    /** False for control characters (other than tab and line breaks) and for unpaired surrogates. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') return false;
            if (Character.isHighSurrogate(c)) {
                if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return false;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** The same with a question mark for each unpaired surrogate, which UTF-8 cannot carry. */
    public static String writable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** An ISO 8601 time with its offset, years 1900 to 2999, cut to the microsecond that the database keeps. */
    public static Instant instant(String text) {
        Instant time = UtcTimes.parse(text).truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) throw new DateTimeException("out of range");
        return time;
    }

    /** An ISO 8601 date, years 1900 to 2999. */
    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1900 || date.getYear() > 2999) throw new DateTimeException("out of range");
        return date;
    }
}
