package dev.rapport.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Carries outbox rows to Kafka: takes a batch out, sends it, waits for every acknowledgement, commits. What is not
 * acknowledged is rolled back and sent again. One relay at a time per database, in row order, because a compacted
 * topic keeps the last record of a key: two relays side by side could leave an old state there for ever.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 1000;
    private static final long POLL_MILLIS = 1000;
    private static final long BUSY_MILLIS = 50;
    private static final long PAUSE_MILLIS = 500;

    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    @Inject
    @DataSource("relay")
    AgroalDataSource database;

    @Inject
    EventProducer producer;

    @ConfigProperty(name = "rapport.outbox.enabled", defaultValue = "true")
    boolean enabled;

    void start(@Observes StartupEvent event) {
        if (!enabled) return;
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        if (thread != null) thread.join(TimeUnit.SECONDS.toMillis(15));
    }

    /** Called after a commit that left rows. */
    public void wake() {
        work.release();
    }

    private void run() {
        long wait = 0;
        while (running) {
            try {
                work.tryAcquire(wait, TimeUnit.MILLISECONDS);
                work.drainPermits();
                wait = publish();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | KafkaException | ExecutionException e) {
                LOG.warnf("events wait in the outbox, next try in %d ms: %s", PAUSE_MILLIS, e.getMessage());
                wait = 0;
                sleep(PAUSE_MILLIS);
            } catch (RuntimeException e) {
                LOG.error("the relay met a fault and goes on", e);
                wait = 0;
                sleep(PAUSE_MILLIS);
            }
        }
    }

    /** @return how long to wait for the next batch unless woken, in milliseconds */
    private long publish() throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!OutboxTable.lock(connection)) return BUSY_MILLIS;
                List<OutboxRow> rows = OutboxTable.take(connection, BATCH);
                send(rows);
                connection.commit();
                return rows.size() == BATCH ? 0 : POLL_MILLIS;
            } finally {
                connection.rollback();
            }
        }
    }

    /** Returns or fails only when nothing is under way any more: else another relay's newer record could come first. */
    private void send(List<OutboxRow> rows) throws InterruptedException, ExecutionException {
        List<Future<?>> acknowledgements = new ArrayList<>(rows.size());
        ExecutionException failure = null;
        try {
            for (OutboxRow row : rows) acknowledgements.add(producer.send(row));
        } finally {
            for (Future<?> acknowledgement : acknowledgements) {
                try {
                    acknowledgement.get();
                } catch (ExecutionException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) throw failure;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
