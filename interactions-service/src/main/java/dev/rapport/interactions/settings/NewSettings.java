package dev.rapport.interactions.settings;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.rapport.interactions.due.DueDate;
import dev.rapport.kit.problem.Refusal;

/**
 * Settings, as sent by the caller; the default where absent.
 *
 * @param timeZone IANA name such as Europe/Berlin; UTC where absent
 * @param reminderDays how many days before the due date to remind: some of 30, 21, 14, 10, 7, 5, 3, 2, 1 and 0; where
 *     absent 7, 1 and 0. That a promise is overdue is always told
 */
public record NewSettings(@Size(max = 50) String timeZone, @Size(max = 10) List<@NotNull Integer> reminderDays) {

    public NewSettings {
        timeZone = timeZone == null ? Settings.DEFAULT_ZONE : timeZone;
        reminderDays = reminderDays == null ? Settings.DEFAULT_REMINDER_DAYS : reminderDays;
    }

    static NewSettings of(Settings settings) {
        return new NewSettings(settings.timeZone(), settings.reminderDays());
    }

    /** What is said, in its one form. An offset is no zone: it knows no summer. */
    NewSettings checked() {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Refusal.invalid("/timeZone", "unknown_value", "This must be an IANA name such as Europe/Berlin.");
        }
        for (int i = 0; i < reminderDays.size(); i++) {
            if (!DueDate.REMINDER_DAYS.contains(reminderDays.get(i))) {
                throw Refusal.invalid(
                        "/reminderDays/" + i, "unknown_value", "This must be one of " + DueDate.REMINDER_DAYS + ".");
            }
        }
        return new NewSettings(
                timeZone,
                reminderDays.stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }
}
