package dev.rapport.interactions.settings;

import java.time.Instant;
import java.util.List;

/**
 * Settings as answered.
 *
 * @param version counts from 1, the ETag; 0 as long as nobody has changed anything
 * @param timeZone in which due dates are days
 * @param reminderDays how many days before the due date to remind, the most first
 * @param changedAt absent as long as nobody has changed anything
 * @param changedBy the {@code sub} of the token with which it was changed
 */
public record SettingsView(
        long version, String timeZone, List<Integer> reminderDays, Instant changedAt, String changedBy) {

    static SettingsView of(Settings settings) {
        return new SettingsView(
                settings.version(),
                settings.timeZone(),
                settings.reminderDays(),
                settings.changedAt(),
                settings.changedBy());
    }
}
