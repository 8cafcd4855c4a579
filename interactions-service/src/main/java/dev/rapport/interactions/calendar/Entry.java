package dev.rapport.interactions.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.UUID;

import dev.rapport.interactions.commitment.Promiser;

/**
 * A commitment in a calendar: an event of its whole due day, since calendar programs pass over the tasks of a feed.
 *
 * @param version rises with every change, and so does the event's SEQUENCE
 * @param summary the agency's own words; null where there are none
 * @param open else it was kept, broken, released, deleted or moved out of the feed: the event is cancelled, which takes it off the calendar
 *     also where a program keeps what is no longer there
 */
record Entry(
        UUID id,
        long version,
        Promiser by,
        int importance,
        LocalDate dueOn,
        String summary,
        boolean open,
        Instant createdAt,
        Instant updatedAt) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESCRIPTION = 500;

    /** When people begin to work. */
    private static final Duration MORNING = Duration.ofHours(9);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    void write(Lines lines, Collection<Integer> reminderDays) {
        lines.add("BEGIN", "VEVENT")
                .add("UID", id.toString())
                .add("SEQUENCE", Long.toString(version - 1))
                .add("DTSTAMP", TIME.format(updatedAt))
                .add("CREATED", TIME.format(createdAt))
                .add("LAST-MODIFIED", TIME.format(updatedAt))
                .add("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(dueOn))
                .add("DTEND;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(dueOn.plusDays(1)))
                .text("SUMMARY", title())
                .add("STATUS", open ? "CONFIRMED" : "CANCELLED")
                .add("TRANSP", "TRANSPARENT")
                .add("PRIORITY", Integer.toString(priority()))
                .text("CATEGORIES", by == Promiser.US ? "Our promise" : "Their promise");
        if (summary != null) lines.text("DESCRIPTION", cut(summary, LONGEST_DESCRIPTION));
        if (open) reminderDays.forEach(days -> alarm(lines, days));
        lines.add("END", "VEVENT");
    }

    private void alarm(Lines lines, int daysBefore) {
        lines.add("BEGIN", "VALARM")
                .add("ACTION", "DISPLAY")
                .add("TRIGGER", span(MORNING.minusDays(daysBefore)))
                .text("DESCRIPTION", title())
                .add("END", "VALARM");
    }

    private String title() {
        String whose = by == Promiser.US ? "We promised" : "They promised";
        // Without words, what else tells it from others.
        return summary == null
                ? whose + " (importance " + importance + "), due " + dueOn
                : whose + ": " + cut(summary, LONGEST_TITLE);
    }

    /** From 1, the highest, to 9. */
    private int priority() {
        return switch (importance) {
            case 3 -> 1;
            case 2 -> 5;
            default -> 9;
        };
    }

    /** As RFC 5545 writes a duration, such as -P6DT15H. */
    private static String span(Duration time) {
        Duration length = time.abs();
        String days = length.toDays() == 0 ? "" : length.toDays() + "D";
        return (time.isNegative() ? "-P" : "P") + days + "T" + length.toHoursPart() + "H";
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
