package dev.rapport.scoring.upkeep;

import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.outbox.Relay;
import dev.rapport.kit.work.Transaction;
import dev.rapport.kit.work.Worker;
import dev.rapport.scoring.ledger.LedgerChanged;

/**
 * Keeps the stored scores up to date, in the background and over all agencies: of each chore a piece in turn, each in a
 * transaction of its own.
 */
@ApplicationScoped
public class ScoreKeeper {

    private static final long QUIET_MILLIS = 110;
    private static final long POLL_MILLIS = 1000;

    private final Worker worker = new Worker("score keeper", this::step, QUIET_MILLIS);

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    @Inject
    @All
    List<Chore> chores;

    @Inject
    Relay relay;

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    void changed(@Observes LedgerChanged event) {
        worker.wake();
    }

    private long step() throws SQLException {
        boolean more = false;
        for (Chore chore : chores) more |= Transaction.in(database, chore::step);
        if (more) relay.wake();
        return more ? 0 : POLL_MILLIS;
    }
}
