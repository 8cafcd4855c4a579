package dev.rapport.kit.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.properties.IfBuildProperty;

import dev.rapport.kit.http.Trace;
import dev.rapport.kit.outbox.Relay;
import dev.rapport.kit.problem.JsonFaults;
import dev.rapport.kit.work.Transaction;

/**
 * Takes a batch from a topic into the database in one transaction, under the intake role, over all agencies. A record
 * that can never be taken is set aside with its reason and the rest flows on; while the database is away the batch
 * waits, and its offsets with it.
 */
@ApplicationScoped
@IfBuildProperty(name = "quarkus.datasource.intake.db-kind", stringValue = "postgresql") // contacts takes nothing in
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Logger EVENTS = Logger.getLogger("rapport.events");
    private static final long PAUSE_MILLIS = 500;
    private static final int MOST_LOGGED = 100;

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    Relay relay;

    @Inject
    IntakeMeters meters;

    /** Reads one event into the consumer's own form; null where the type is of no interest here. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Delivery delivery) throws IOException;
    }

    /** Stores what was read; must come to the same result for any order and any repetition. */
    @FunctionalInterface
    public interface Storing<T> {
        void store(Connection connection, List<T> batch) throws SQLException;
    }

    private record Taken<T>(ConsumerRecord<String, byte[]> record, T event) {}

    /** Returns when the whole batch is stored; only then may its offsets be committed. */
    public <T> void take(ConsumerRecords<String, byte[]> records, Reading<T> reading, Storing<T> storing) {
        List<Taken<T>> good = new ArrayList<>(records.count());
        List<DeadLetter> dead = new ArrayList<>();
        IntakeMeters.Batch batch = meters.begin();
        for (ConsumerRecord<String, byte[]> record : records) {
            Instant toldAt = Delivery.time(record);
            batch.add(record, toldAt);
            if (isTombstone(record)) continue;
            Trace.follow(header(record, "traceparent"));
            try {
                log(record);
                T event = reading.read(Delivery.of(record, toldAt));
                if (event != null) good.add(new Taken<>(record, event));
            } catch (PoisonRecord poison) {
                dead.add(new DeadLetter(record, poison.getMessage()));
            } catch (IOException | RuntimeException unreadable) {
                dead.add(new DeadLetter(record, "the data cannot be read: " + cause(unreadable)));
            } finally {
                Trace.leave();
            }
        }
        storeWithPatience(good, dead, storing);
        batch.end();
        if (!dead.isEmpty()) relay.wake();
    }

    private static void log(ConsumerRecord<?, ?> record) {
        if (!EVENTS.isDebugEnabled()) return;
        EVENTS.debugf(
                "takes %s of %s from %s-%d@%d",
                header(record, "ce_type"),
                header(record, "ce_subject"),
                record.topic(),
                record.partition(),
                record.offset());
    }

    /** For the log alone: null where it is not there. */
    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header said = record.headers().lastHeader(name);
        return said == null || said.value() == null || said.value().length > MOST_LOGGED
                ? null
                : new String(said.value(), StandardCharsets.UTF_8);
    }

    /** Takes in once more, in the caller's transaction, what was taken before; what was set aside then is passed over. */
    public <T> void takeAgain(
            Connection connection, List<ConsumerRecord<String, byte[]>> records, Reading<T> reading, Storing<T> storing)
            throws SQLException {
        List<T> events = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            if (isTombstone(record)) continue;
            try {
                T event = reading.read(Delivery.of(record));
                if (event != null) events.add(event);
            } catch (IOException | RuntimeException unreadable) {
                LOG.debugf("passed over %s-%d@%d", record.topic(), record.partition(), record.offset());
            }
        }
        if (events.isEmpty() || isStored(connection, events, storing)) return;
        for (T event : events) isStored(connection, List.of(event), storing);
    }

    /** It cleans the topic and tells nothing: that somebody was erased is an event of its own. */
    private static boolean isTombstone(ConsumerRecord<?, ?> record) {
        return record.value() == null;
    }

    private static <T> boolean isStored(Connection connection, List<T> events, Storing<T> storing) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            storing.store(connection, events);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!isFaultOfData(e)) throw e;
            connection.rollback(before);
            return false;
        }
    }

    /** A reader that fails in a way of its own is our bug; one record must not stop the rest for it. */
    private static String cause(Exception unreadable) {
        return switch (unreadable) {
            case JsonProcessingException fault -> JsonFaults.explanation(fault);
            case IllegalArgumentException refused -> refused.getMessage();
            default -> {
                LOG.error("a record is set aside that no reader has foreseen", unreadable);
                yield "it is not of the form expected";
            }
        };
    }

    private <T> void storeWithPatience(List<Taken<T>> good, List<DeadLetter> dead, Storing<T> storing) {
        while (true) {
            try {
                store(good, dead, storing);
                return;
            } catch (SQLException | RuntimeException e) {
                if (!good.isEmpty() && isFaultOfData(e)) {
                    storeOneByOne(good, dead, storing);
                    return;
                }
                LOG.warnf(
                        "%d events wait for the database, next try in %d ms: %s",
                        good.size(), PAUSE_MILLIS, e.getMessage());
                pause();
            }
        }
    }

    /** Slow and rare: finds the record that the database refuses, which reading should have refused. */
    private <T> void storeOneByOne(List<Taken<T>> good, List<DeadLetter> dead, Storing<T> storing) {
        if (good.size() == 1) {
            LOG.warnf(
                    "the database refuses a record of %s",
                    good.getFirst().record().topic());
            List<DeadLetter> all = new ArrayList<>(dead);
            all.add(new DeadLetter(good.getFirst().record(), "the database refuses the data"));
            storeWithPatience(List.of(), all, storing);
            return;
        }
        good.forEach(one -> storeWithPatience(List.of(one), List.of(), storing));
        storeWithPatience(List.of(), dead, storing);
    }

    private <T> void store(List<Taken<T>> good, List<DeadLetter> dead, Storing<T> storing) throws SQLException {
        Transaction.in(database, connection -> {
            if (!good.isEmpty()) {
                storing.store(connection, good.stream().map(Taken::event).toList());
            }
            DeadLetter.bury(connection, dead, json);
            return null;
        });
        dead.forEach(letter -> meters.setAside(letter.record()));
    }

    /** SQLSTATE classes 22 (data exception) and 23 (integrity), or our own fault: trying again cannot help. */
    private static boolean isFaultOfData(Exception e) {
        if (!(e instanceof SQLException sql)) return true;
        String state = sql.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: the batch is taken again after the restart", e);
        }
    }

    /** For events: new fields of a newer producer are not our concern. */
    public ObjectReader reader(Class<?> type) {
        return json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
