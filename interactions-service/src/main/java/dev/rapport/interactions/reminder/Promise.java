package dev.rapport.interactions.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import dev.rapport.interactions.due.DueDate;
import dev.rapport.interactions.settings.Settings;

/**
 * An open commitment, as far as reminders go.
 *
 * @param dueSetAt since when it is due on that day
 * @param remindOn the day, as the agency counts them, from which on nobody has looked at it yet
 * @param reminders how many were told
 */
record Promise(
        String agency,
        UUID id,
        UUID organizationId,
        UUID influencerId,
        String by,
        int importance,
        DueDate due,
        Instant dueSetAt,
        LocalDate remindOn,
        int reminders) {

    static Promise read(ResultSet row) throws SQLException {
        return new Promise(
                row.getString("agency"),
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getObject("influencer_id", UUID.class),
                row.getString("promised_by"),
                row.getInt("importance"),
                new DueDate(row.getObject("due_on", LocalDate.class)),
                row.getObject("due_set_at", OffsetDateTime.class).toInstant(),
                row.getObject("remind_on", LocalDate.class),
                row.getInt("reminders"));
    }

    /**
     * What to tell of it today: the latest reminder that nobody has looked at. Not one of a day before the due date was
     * set: whoever sets it knows it, and a history written down later is no alarm.
     */
    Optional<Reminder> reminder(Settings settings, LocalDate today) {
        LocalDate set = LocalDate.ofInstant(dueSetAt, settings.zone());
        return due.lastReminder(settings.reminderDays(), today)
                .filter(day -> !day.isBefore(remindOn) && !day.isBefore(set))
                .map(day -> Reminder.of(this, today));
    }

    /** Null where there is nothing more to come. */
    LocalDate nextLook(LocalDate today) {
        return due.nextLook(today.plusDays(1)).orElse(null);
    }
}
