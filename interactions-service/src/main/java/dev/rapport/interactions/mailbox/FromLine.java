package dev.rapport.interactions.mailbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line before a mail of a mailbox, "From sender time": the sender is one word (an address, MAILER-DAEMON, or "-"),
 * the time as asctime writes it or as a Date does, all of it, so that no sentence of a body is taken for one.
 */
final class FromLine {

    static final String EXAMPLE = "From a@b.example Mon Jan  5 10:00:00 2026";

    private static final int LONGEST = 500;
    private static final String WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?";
    private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final String TIME = "(\\d{1,2}:\\d{2})(:\\d{2})?";
    private static final String ZONE = "(?: [+-]\\d{4}| [A-Z]{1,5})?";
    private static final Pattern MONTH_FIRST = Pattern.compile("From \\S+ " + WEEKDAY + " " + MONTH + " (\\d{1,2}) "
            + TIME + ZONE + " (\\d{4})" + ZONE + "(?: remote from \\S+)?");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "From \\S+ " + WEEKDAY + " (\\d{1,2}) " + MONTH + " (\\d{4}) " + TIME + ZONE + "(?: remote from \\S+)?");
    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern("MMM d H:mm:ss uuuu", Locale.ROOT);

    private FromLine() {}

    static boolean is(String line) {
        if (!line.startsWith("From ") || line.length() > LONGEST) return false;
        String plain = plain(line);
        return MONTH_FIRST.matcher(plain).matches() || DAY_FIRST.matcher(plain).matches();
    }

    /** In the time of whoever wrote it, for which there is no better than UTC; null where there is no such day. */
    static Instant time(String line) {
        String plain = plain(line);
        Matcher one = MONTH_FIRST.matcher(plain);
        if (one.matches()) return time(one.group(1), one.group(2), one.group(3), one.group(4), one.group(5));
        Matcher other = DAY_FIRST.matcher(plain);
        if (!other.matches()) return null;
        return time(other.group(2), other.group(1), other.group(4), other.group(5), other.group(3));
    }

    private static Instant time(String month, String day, String minutes, String seconds, String year) {
        try {
            String text = month + ' ' + day + ' ' + minutes + (seconds == null ? ":00" : seconds) + ' ' + year;
            return LocalDateTime.parse(text, READ).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String plain(String line) {
        return line.strip().replaceAll("[ \\t]{1,20}", " ");
    }
}
