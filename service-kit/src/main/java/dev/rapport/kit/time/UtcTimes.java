package dev.rapport.kit.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads ISO 8601 times. The form that programs write, in UTC and to the second or finer, is read digit by digit, because
 * the formatter of the platform was a fifth of what it took to take an event in. All else is the formatter's.
 */
public final class UtcTimes {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int SECONDS_A_DAY = 86_400;
    private static final int MOST_FRACTION = 9;

    private UtcTimes() {}

    /** @throws DateTimeException for what is no time with its offset */
    public static Instant parse(CharSequence text) {
        return isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isUsual(CharSequence text) {
        int end = text.length() - 1;
        int fraction = end - FORM.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z' || fraction == 0 || fraction > MOST_FRACTION) return false;
        for (int i = 0; i < end; i++) {
            char form = i < FORM.length() ? FORM.charAt(i) : i == FORM.length() ? '.' : '0';
            char c = text.charAt(i);
            if (form == '0' ? c < '0' || c > '9' : c != form) return false;
        }
        // Midnight at the end of a day and leap seconds are the formatter's, to take or to refuse.
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
    }

    private static Instant usual(CharSequence text) {
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        int second = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
        int nanos = 0;
        for (int i = 0; i < MOST_FRACTION; i++) {
            int at = FORM.length() + 1 + i;
            nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_A_DAY + second, nanos);
    }

    private static int number(CharSequence text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) number = number * 10 + text.charAt(i) - '0';
        return number;
    }
}
