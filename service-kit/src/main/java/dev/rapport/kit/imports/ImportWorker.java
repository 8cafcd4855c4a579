package dev.rapport.kit.imports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.outbox.Relay;
import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.work.Worker;

/**
 * Carries imports on, one at a time per process. Whatever fails begins anew with what is stored; one that fails again
 * and again without coming any further is given up, so that it holds up no other.
 */
@ApplicationScoped
class ImportWorker {

    private static final long POLL_MILLIS = 1000;
    private static final long BACKLOG_MILLIS = 50;
    private static final int MOST_ATTEMPTS = 10;

    /** Events of other changes wait behind those of an import: it must not run far ahead of the relay. */
    private static final int LONGEST_BACKLOG = 10_000;

    private final Worker worker = new Worker("imports", this::step);
    private final UUID claim = UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("relay")
    AgroalDataSource acrossAgencies;

    @Inject
    JobTable jobs;

    @Inject
    Instance<Imports<?>> imports;

    @Inject
    Relay relay;

    private Run current;

    void start(@Observes StartupEvent event) {
        if (imports.isResolvable()) worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException, SQLException {
        worker.stop();
        Run left = current;
        if (left == null) return;
        AgencyWork.in(database, left.job().agency(), connection -> {
            JobTable.release(connection, left.job());
            return null;
        });
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) FileJob.ToDo event) {
        worker.wake();
    }

    /** @return how long to wait for the next batch unless woken, in milliseconds */
    private long step() throws SQLException {
        if (backlog() > LONGEST_BACKLOG) return BACKLOG_MILLIS;
        if (current == null) current = next().orElse(null);
        if (current == null) return POLL_MILLIS;
        boolean more = false;
        try {
            more = current.step();
        } finally {
            if (!more) current = null;
        }
        relay.wake();
        return 0;
    }

    private long backlog() throws SQLException {
        try (Connection connection = acrossAgencies.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "SELECT count(*) FROM (SELECT FROM outbox LIMIT " + (LONGEST_BACKLOG + 1) + ") AS waiting")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private Optional<Run> next() throws SQLException {
        return next(imports.get());
    }

    private <J extends Claimed> Optional<Run> next(Imports<J> ours) throws SQLException {
        try (Connection connection = acrossAgencies.getConnection()) {
            for (JobTable.Free free : JobTable.free(connection, ours, claim)) {
                Optional<J> claimed =
                        AgencyWork.in(database, free.agency(), one -> JobTable.claim(one, ours, free, claim));
                if (claimed.isPresent() && claimed.get().attempts() > MOST_ATTEMPTS) giveUp(claimed.get());
                else if (claimed.isPresent()) return claimed.map(ours::run);
            }
        }
        return Optional.empty();
    }

    private void giveUp(Claimed job) throws SQLException {
        var failure = new FileJob.Failure(0, "internal_error", "Something went wrong on our side, again and again.");
        AgencyWork.in(database, job.agency(), connection -> {
            jobs.end(connection, job, GivenUp.FAILED, failure);
            return null;
        });
    }

    /** The one state that every import can come to. */
    private enum GivenUp {
        FAILED
    }
}
