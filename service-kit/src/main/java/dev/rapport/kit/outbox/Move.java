package dev.rapport.kit.outbox;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;

import dev.rapport.kit.topic.Moved;
import dev.rapport.kit.topic.WholeTopic;

/**
 * Brings every record of a topic to the partition that its owner has now that there are more of them: the latest state of
 * each key is sent there, and once the broker has it, a tombstone goes to where it was. Nothing may be told meanwhile, and
 * nothing by the new number before: so what is moved is never older than what it meets. Broken off at any point, it can be
 * done again from the beginning.
 *
 * <p>What is known of keys is kept in memory, so that of a large topic a share of the keys is done at a time, each by
 * reading all of it twice.
 */
final class Move {

    private static final Logger LOG = Logger.getLogger(Move.class);
    private static final int BATCH = 1000;
    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Returns or fails only when nothing is under way any more. */
    @FunctionalInterface
    interface Sending {
        void send(List<ProducerRecord<String, byte[]>> records) throws InterruptedException, ExecutionException;
    }

    /** To be asked often: fails where this is no longer the only one who sends, or should end. */
    @FunctionalInterface
    interface Permit {
        void check() throws SQLException, InterruptedException;
    }

    @FunctionalInterface
    private interface Look {
        void at(ConsumerRecord<String, byte[]> record) throws SQLException, InterruptedException, ExecutionException;
    }

    /**
     * What is to be done.
     *
     * @param source of what it sends
     * @param sure that nothing was told by this number of partitions yet, see {@link Traces}
     * @param at the time of its tombstones
     */
    record Order(String topic, int partitions, boolean sure, String source, OffsetDateTime at) {}

    private final Order order;
    private final WholeTopic whole;
    private final Sending sending;
    private final Permit permit;
    private final int mostKeys;
    private final List<ProducerRecord<String, byte[]>> batch = new ArrayList<>();
    private final Map<String, String> agencies = new HashMap<>();
    private long looked;
    private long moved;
    private long cleaned;
    private long nextReport = System.nanoTime() + REPORT_NANOS;

    Move(Order order, WholeTopic whole, Sending sending, Permit permit, int mostKeys) {
        this.order = order;
        this.whole = whole;
        this.sending = sending;
        this.permit = permit;
        this.mostKeys = mostKeys;
    }

    void run() throws SQLException, InterruptedException, ExecutionException {
        int shares = shares();
        for (int share = 0; share < shares; share++) {
            Map<String, Traces> keys = look(share, shares);
            send(keys);
            clean(keys);
        }
        LOG.infof(
                "%s lies by %d partitions: %d records moved, %d places cleaned",
                order.topic(), order.partitions(), moved, cleaned);
    }

    private int shares() throws SQLException, InterruptedException, ExecutionException {
        if (whole.span() <= mostKeys) return 1;
        long[] records = {0};
        read(record -> records[0]++);
        return (int) Math.max(1, Math.ceilDiv(records[0], mostKeys));
    }

    /** By agency and key. */
    private Map<String, Traces> look(int share, int shares)
            throws SQLException, InterruptedException, ExecutionException {
        Map<String, Traces> keys = new HashMap<>();
        read(record -> {
            String agency = Place.header(record, "ce_agency");
            if (record.key() == null || agency == null) return;
            if (Math.floorMod(record.key().hashCode(), shares) != share) return;
            Traces.Trace trace = trace(record);
            // Whatever none of us has written stays where it is.
            if (trace == null) return;
            keys.computeIfAbsent(name(record), key -> new Traces(agencies.computeIfAbsent(agency, same -> same)))
                    .add(trace);
        });
        return keys;
    }

    private Traces.Trace trace(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            boolean moved = Event.MOVED.equals(Place.header(record, "ce_type"));
            Traces.Word word = moved ? Traces.Word.MOVED : Traces.Word.TOMBSTONE;
            return new Traces.Trace(record.partition(), record.offset(), 0, record.partition(), word);
        }
        OptionalInt right = Place.of(record, order.partitions());
        return right.isEmpty()
                ? null
                : new Traces.Trace(
                        record.partition(), record.offset(), version(record), right.getAsInt(), Traces.Word.STATE);
    }

    private void send(Map<String, Traces> keys) throws SQLException, InterruptedException, ExecutionException {
        long wanted = keys.values().stream()
                .filter(traces -> traces.isToBeMoved(order.sure()))
                .count();
        if (wanted == 0) return;
        long before = moved;
        read(record -> {
            if (record.key() == null) return;
            Traces traces = keys.get(name(record));
            if (traces == null || !traces.isToBeMoved(record.partition(), record.offset(), order.sure())) return;
            moved++;
            add(copy(record));
        });
        flush();
        if (moved - before != wanted) throw new IllegalStateException("a topic has changed while it was read");
    }

    private ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> record) {
        int right = Place.of(record, order.partitions()).orElseThrow();
        RecordHeaders headers = new RecordHeaders(record.headers());
        Moved.mark(headers);
        return new ProducerRecord<>(order.topic(), right, record.key(), record.value(), headers);
    }

    private void clean(Map<String, Traces> keys) throws SQLException, InterruptedException, ExecutionException {
        for (Map.Entry<String, Traces> one : keys.entrySet()) {
            String agency = one.getValue().agency();
            String key = one.getKey().substring(agency.length() + 1);
            for (int partition : one.getValue().leftBehind()) {
                cleaned++;
                add(tombstone(agency, key, partition));
            }
        }
        flush();
    }

    private ProducerRecord<String, byte[]> tombstone(String agency, String key, int partition) {
        var row = new OutboxRow(0, agency, order.topic(), Event.MOVED, key, 0, key, null, null, null, order.at());
        return row.recordAt(partition, order.source());
    }

    private void add(ProducerRecord<String, byte[]> record)
            throws SQLException, InterruptedException, ExecutionException {
        batch.add(record);
        if (batch.size() == BATCH) flush();
    }

    private void flush() throws SQLException, InterruptedException, ExecutionException {
        permit.check();
        sending.send(batch);
        batch.clear();
    }

    private void read(Look look) throws SQLException, InterruptedException, ExecutionException {
        whole.fromTheBeginning();
        while (!whole.isAtTheEnd()) {
            permit.check();
            for (ConsumerRecord<String, byte[]> record : whole.more()) {
                looked++;
                look.at(record);
            }
            report();
        }
    }

    private void report() {
        if (System.nanoTime() < nextReport) return;
        nextReport = System.nanoTime() + REPORT_NANOS;
        LOG.infof(
                "%s is brought to %d partitions: %d records looked at, %d moved, %d places cleaned",
                order.topic(), order.partitions(), looked, moved, cleaned);
    }

    private static String name(ConsumerRecord<String, byte[]> record) {
        return Place.header(record, "ce_agency") + '/' + record.key();
    }

    private static long version(ConsumerRecord<String, byte[]> record) {
        String id = Place.header(record, "ce_id");
        try {
            return id == null ? 0 : Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
