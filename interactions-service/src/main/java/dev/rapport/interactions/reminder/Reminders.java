package dev.rapport.interactions.reminder;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.interactions.settings.Settings;
import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.work.OneAtATime;

/**
 * Tells when promises are due, over all agencies, each by its own time zone. A reminder and the mark that it was told
 * are one transaction; one replica at a time, by a lock.
 */
@ApplicationScoped
public class Reminders {

    /** Not the relay's. */
    private static final long LOCK = 7_277_713;

    static final int BATCH = 500;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /**
     * A batch of those that are due, in the transaction of this connection.
     *
     * @return how many were looked at; 0 as well where another is at it
     */
    public int tellSome(Connection connection) throws SQLException {
        if (!OneAtATime.isOurs(connection, LOCK)) return 0;
        LocalDate latest = LocalDate.ofInstant(clock.instant(), ZoneOffset.MAX);
        List<PromiseTable.Waiting> ripe = PromiseTable.waiting(connection, latest).stream()
                .filter(one -> !one.remindOn().isAfter(one.settings().today(clock)))
                .toList();
        if (ripe.isEmpty()) return 0;
        Map<String, Settings> settings = ripe.stream()
                .collect(Collectors.toMap(
                        PromiseTable.Waiting::agency, PromiseTable.Waiting::settings, (one, same) -> one));
        List<Promise> promises = PromiseTable.take(connection, ripe, BATCH);
        tell(connection, promises, settings);
        return promises.size();
    }

    private void tell(Connection connection, List<Promise> promises, Map<String, Settings> settings)
            throws SQLException {
        EventBatch events = new EventBatch(json);
        List<PromiseTable.Looked> looked = new ArrayList<>();
        for (Promise promise : promises) {
            Settings theirs = settings.get(promise.agency());
            LocalDate today = theirs.today(clock);
            Optional<Reminder> reminder = promise.reminder(theirs, today);
            reminder.ifPresent(one -> events.add(promise.agency(), one.told()));
            int told = promise.reminders() + (reminder.isPresent() ? 1 : 0);
            looked.add(new PromiseTable.Looked(promise, promise.nextLook(today), told));
        }
        PromiseTable.looked(connection, looked);
        events.write(connection);
    }
}
