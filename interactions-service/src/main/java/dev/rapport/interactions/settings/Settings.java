package dev.rapport.interactions.settings;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What an agency has decided for itself.
 *
 * @param version counts from 1; 0 for the defaults
 * @param timeZone its IANA name
 * @param reminderDays days before the due date, the most first
 * @param changedAt null for the defaults
 * @param changedBy the {@code sub} of who changed it; null for the defaults
 */
public record Settings(long version, String timeZone, List<Integer> reminderDays, Instant changedAt, String changedBy) {

    static final String DEFAULT_ZONE = "UTC";
    static final List<Integer> DEFAULT_REMINDER_DAYS = List.of(7, 1, 0);

    public static final Settings DEFAULT = new Settings(0, DEFAULT_ZONE, DEFAULT_REMINDER_DAYS, null, null);

    /** A name that this Java no longer knows, which a list of zones has dropped, must hold up nobody's work. */
    public ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone());
    }
}
