package dev.rapport.scoring.live;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;

import dev.rapport.kit.time.Moments;
import dev.rapport.kit.work.Transaction;

/** Forgets changes that nobody comes back for. */
@ApplicationScoped
class ChangeExpiry {

    private static final int CHUNK = 5000;

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    @Inject
    LiveSettings settings;

    @Inject
    Clock clock;

    @Scheduled(every = "{rapport.live.forget}")
    void forget() throws SQLException {
        Instant before = Moments.now(clock).minus(settings.keep());
        Transaction.inPortions(database, CHUNK, connection -> ChangeTable.forget(connection, before, CHUNK));
    }
}
