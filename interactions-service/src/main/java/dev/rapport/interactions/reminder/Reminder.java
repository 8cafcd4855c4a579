package dev.rapport.interactions.reminder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.rapport.kit.outbox.Event;

/**
 * A reminder as told to the world; {@code contract/reminder.v1.schema.json} describes it.
 *
 * @param id of the commitment
 * @param version counts the reminders of that commitment from 1
 * @param dueOn day in the agency's time zone
 * @param daysLeft from the agency's today; below zero once the day has passed
 */
record Reminder(
        UUID id,
        long version,
        Kind kind,
        UUID organizationId,
        UUID influencerId,
        String by,
        int importance,
        LocalDate dueOn,
        long daysLeft) {

    /** Not among the interactions: that topic keeps the latest state of everything for ever, and this is news of a day. */
    private static final String TOPIC = "reminders";

    private static final String TYPE = "dev.rapport.interactions.reminder.v1";

    enum Kind {
        DUE_SOON,
        /** Today; or yesterday, when it could not be told in time: the day of grace is no reason to be silent. */
        DUE,
        OVERDUE
    }

    static Reminder of(Promise promise, LocalDate today) {
        return new Reminder(
                promise.id(),
                promise.reminders() + 1L,
                kind(promise, today),
                promise.organizationId(),
                promise.influencerId(),
                promise.by(),
                promise.importance(),
                promise.due().day(),
                ChronoUnit.DAYS.between(today, promise.due().day()));
    }

    private static Kind kind(Promise promise, LocalDate today) {
        if (promise.due().isOverdue(today)) return Kind.OVERDUE;
        return today.isBefore(promise.due().day()) ? Kind.DUE_SOON : Kind.DUE;
    }

    Event told() {
        return new Event(TOPIC, TYPE, id, version, influencerId, this);
    }
}
