package dev.rapport.interactions.reminder;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.outbox.Relay;
import dev.rapport.kit.work.Transaction;
import dev.rapport.kit.work.Worker;

/** Looks for reminders to tell, in the background, a batch at a time. */
@ApplicationScoped
class ReminderWorker {

    private static final long POLL_MILLIS = 2000;

    private final Worker worker = new Worker("reminders", this::step);

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    @Inject
    Reminders reminders;

    @Inject
    Relay relay;

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    /** @return how long to wait for the next batch, in milliseconds */
    private long step() throws SQLException {
        int looked = Transaction.in(database, reminders::tellSome);
        if (looked > 0) relay.wake();
        return looked == Reminders.BATCH ? 0 : POLL_MILLIS;
    }
}
