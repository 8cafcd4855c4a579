package dev.rapport.interactions.calendar;

import java.util.List;

import dev.rapport.interactions.settings.Settings;

/**
 * Commitments as iCalendar (RFC 5545; RFC 7986 for its name and the time between two looks). Without a METHOD: it is a
 * calendar to look into, and no message of one person to another, which would need an organizer.
 */
final class Calendar {

    private static final String HOUR = "PT1H";

    private Calendar() {}

    static String of(String name, Settings settings, List<Entry> entries) {
        Lines lines = new Lines()
                .add("BEGIN", "VCALENDAR")
                .add("VERSION", "2.0")
                .add("PRODID", "-//Rapport//Commitments//EN")
                .add("CALSCALE", "GREGORIAN")
                .text("NAME", name)
                .text("X-WR-CALNAME", name)
                .text("X-WR-TIMEZONE", settings.timeZone())
                .add("REFRESH-INTERVAL;VALUE=DURATION", HOUR)
                .add("X-PUBLISHED-TTL", HOUR);
        if (entries.isEmpty()) nothing(lines);
        entries.forEach(entry -> entry.write(lines, settings.reminderDays()));
        return lines.add("END", "VCALENDAR").toString();
    }

    /** A calendar has at least one component (section 3.6); a time zone that nothing refers to shows nothing. */
    private static void nothing(Lines lines) {
        lines.add("BEGIN", "VTIMEZONE")
                .add("TZID", "Etc/UTC")
                .add("BEGIN", "STANDARD")
                .add("DTSTART", "19700101T000000")
                .add("TZOFFSETFROM", "+0000")
                .add("TZOFFSETTO", "+0000")
                .add("TZNAME", "UTC")
                .add("END", "STANDARD")
                .add("END", "VTIMEZONE");
    }
}
