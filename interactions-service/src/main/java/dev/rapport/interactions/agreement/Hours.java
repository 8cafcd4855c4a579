package dev.rapport.interactions.agreement;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import dev.rapport.kit.problem.Refusal;

/**
 * When to be in touch.
 *
 * @param from such as 09:00, included
 * @param to such as 17:30, not included; before {@code from}: on the next day
 * @param zone whose clock, such as Europe/Berlin
 * @param days on which it begins; every day where absent
 */
public record Hours(
        @NotNull @Size(max = 5) @Pattern(regexp = TIME, message = "must be a time such as 09:00") String from,
        @NotNull @Size(max = 5) @Pattern(regexp = TIME, message = "must be a time such as 09:00") String to,
        @NotNull @Size(max = 50) String zone,
        @Size(min = 1, max = 7) List<@NotNull DayOfWeek> days) {

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    void check() {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Refusal.invalid(
                    "/boundaries/hours/zone", "unknown_value", "This must be a time zone such as Europe/Berlin.");
        }
        if (from.equals(to)) {
            throw Refusal.invalid("/boundaries/hours/to", "empty", "This must be another time than from.");
        }
    }

    boolean allow(Instant at) {
        ZonedDateTime local = at.atZone(ZoneId.of(zone));
        LocalTime time = local.toLocalTime();
        LocalTime start = LocalTime.parse(from);
        LocalTime end = LocalTime.parse(to);
        boolean begun = !time.isBefore(start);
        boolean unended = time.isBefore(end);
        DayOfWeek today = local.getDayOfWeek();
        if (start.isBefore(end)) return begun && unended && on(today);
        return begun && on(today) || unended && on(today.minus(1));
    }

    private boolean on(DayOfWeek day) {
        return days == null || days.contains(day);
    }

    @Override
    public String toString() {
        return from + " to " + to + " (" + zone + ")" + (days == null ? "" : " on " + days);
    }
}
