package dev.rapport.interactions.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people write times, days, numbers and yes into spreadsheets, besides the forms of JSON. What is in none of these
 * forms stays as it is, to be refused as it would be in JSON.
 *
 * @param zone of the agency, in which times stand that name no other
 * @param decimalComma where a comma does not divide the columns
 */
record Manner(ZoneId zone, boolean decimalComma) {

    private static final Pattern WHEN = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4})(?:[ T](\\d{1,2}:\\d{2}(?::\\d{2})?))?");
    private static final Pattern SLASHES = Pattern.compile("\\d{1,4}/\\d{1,2}/\\d{1,4}(?: .{0,20})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d{1,9},\\d{1,9}");
    private static final DateTimeFormatter DOTTED =
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);

    static final String WITH_SLASHES =
            "With slashes, day and month cannot be told apart: write 2024-03-12 or 12.03.2024.";

    static boolean hasSlashes(String text) {
        return SLASHES.matcher(text).matches();
    }

    /** A day alone is the beginning of that UTC day, which is what scoring reckons in. */
    String moment(String text) {
        Matcher when = WHEN.matcher(text);
        if (!when.matches()) return text;
        try {
            LocalDate day = parsed(when.group(1));
            if (when.group(2) == null) return day + "T00:00:00Z";
            return LocalDateTime.of(day, LocalTime.parse(when.group(2), TIME))
                    .atZone(zone)
                    .toInstant()
                    .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    String day(String text) {
        Matcher when = WHEN.matcher(text);
        if (!when.matches() || when.group(2) != null) return text;
        try {
            return parsed(when.group(1)).toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    String number(String text) {
        return decimalComma && DECIMAL_COMMA.matcher(text).matches() ? text.replace(',', '.') : text;
    }

    /** Null where it is neither. */
    static Boolean yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> null;
        };
    }

    private static LocalDate parsed(String day) {
        return day.indexOf('.') < 0 ? LocalDate.parse(day) : LocalDate.parse(day, DOTTED);
    }
}
