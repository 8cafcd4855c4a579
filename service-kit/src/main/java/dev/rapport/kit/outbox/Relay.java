package dev.rapport.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.http.Trace;
import dev.rapport.kit.work.Worker;

/**
 * Carries outbox rows to Kafka: takes a batch out, sends it, waits for every acknowledgement, commits. What is not
 * acknowledged is rolled back and sent again. One relay at a time per database, in row order, because a compacted
 * topic keeps the last record of a key: two relays side by side could leave an old state there for ever.
 */
@ApplicationScoped
public class Relay {

    private static final Logger EVENTS = Logger.getLogger("rapport.events");
    private static final int BATCH = 1000;
    private static final long POLL_MILLIS = 1000;
    private static final long BUSY_MILLIS = 50;

    /** From the beginning of one batch to that of the next: what many write at once goes together, and does not wait long. */
    private static final long APART_NANOS = 4_000_000;

    private final Worker worker = new Worker("outbox relay", this::publish);

    @Inject
    @DataSource("relay")
    AgroalDataSource database;

    @Inject
    EventProducer producer;

    @Inject
    Layout layout;

    @Inject
    OutboxMeters meters;

    private volatile boolean ending;
    private long begun = System.nanoTime();

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        worker.stop();
    }

    /** Called after a commit that left rows. */
    public void wake() {
        worker.wake();
    }

    /** @return how long to wait for the next batch unless woken, in milliseconds */
    private long publish() throws SQLException, InterruptedException, ExecutionException {
        TimeUnit.NANOSECONDS.sleep(begun + APART_NANOS - System.nanoTime());
        begun = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return publish(connection);
            } catch (ExecutionException | KafkaException e) {
                meters.failed();
                layout.doubt();
                throw e instanceof ExecutionException failure ? failure : new ExecutionException(e);
            } finally {
                connection.rollback();
            }
        }
    }

    private long publish(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        if (!OutboxTable.lock(connection)) return BUSY_MILLIS;
        List<OutboxRow> rows = OutboxTable.take(connection, BATCH);
        Optional<List<ProducerRecord<String, byte[]>>> records = layout.records(connection, rows);
        if (records.isEmpty()) return settle(connection);
        producer.send(records.get());
        connection.commit();
        meters.relayed(rows);
        rows.forEach(Relay::log);
        return rows.size() == BATCH ? 0 : POLL_MILLIS;
    }

    /** In a transaction that has written nothing, which a long one should not. */
    private long settle(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        connection.rollback();
        if (!OutboxTable.lock(connection)) return BUSY_MILLIS;
        layout.settle(connection, () -> check(connection));
        connection.commit();
        return 0;
    }

    /** Keeps the transaction alive, and with it the lock; where it is gone, so is the right to go on. */
    private void check(Connection connection) throws SQLException, InterruptedException {
        if (ending) throw new InterruptedException();
        OutboxTable.touch(connection);
    }

    private static void log(OutboxRow row) {
        if (!EVENTS.isDebugEnabled()) return;
        Trace.follow(row.traceparent());
        EVENTS.debugf("told %s of %s in %s", row.type(), row.subject(), row.topic());
        Trace.leave();
    }
}
