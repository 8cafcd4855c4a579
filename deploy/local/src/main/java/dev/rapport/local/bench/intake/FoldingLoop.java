package dev.rapport.local.bench.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * What somebody in a hurry writes by hand: polls 5,000 events, folds them into sums per influencer, writes these with one
 * statement, and commits the offsets. A program of its own.
 *
 * <p>What scoring does, and this does not: it keeps no evidence, so that nothing can be corrected, deleted, explained or
 * computed for another day; a version means nothing to it, and an event that comes twice counts twice, unless it
 * {@link Way#REMEMBERING remembers} all; no header is looked at but the agency's, one bad record ends it, there are no
 * dead letters; the agencies are kept apart by a column and by no policy; nobody who was erased is left out; and no score
 * comes of the sums.
 */
public final class FoldingLoop {
    private static final ObjectReader EVENTS =
            new ObjectMapper().readerFor(Told.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** How much of a batch is one transaction, and what is known of events that were counted. */
    enum Way {
        /** A batch is a transaction. */
        FOLDING(5000),
        /** A batch is a transaction, and what was counted is written down, so that it is not counted twice. */
        REMEMBERING(5000),
        /** Each record is a transaction; offsets are committed after what one poll brought, by default 500. */
        ONE_BY_ONE(500);

        private final int most;

        Way(int most) {
            this.most = most;
        }
    }

    /** What it reads of an event, and the agency from the header. */
    record Told(
            String id,
            long version,
            String kind,
            String influencerId,
            String occurredAt,
            double value,
            double size,
            String sentiment,
            String agency) {

        Told of(String agency) {
            return new Told(id, version, kind, influencerId, occurredAt, value, size, sentiment, agency);
        }
    }

    private FoldingLoop() {}

    /** Arguments: brokers, group, URL of the database with user and password, way. */
    public static void main(String[] arguments) throws Exception {
        Way way = Way.valueOf(arguments[3]);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                arguments[0],
                "group.id",
                arguments[1],
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                way.most);
        try (var connection = DriverManager.getConnection(arguments[2]);
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            connection.setAutoCommit(false);
            consumer.subscribe(List.of("interactions"));
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                List<Told> told = StreamSupport.stream(records.spliterator(), false)
                        .map(FoldingLoop::read)
                        .toList();
                if (told.isEmpty()) continue;
                take(connection, told, way);
                consumer.commitSync();
            }
        }
    }

    private static void take(Connection connection, List<Told> told, Way way) throws SQLException {
        if (way == Way.ONE_BY_ONE) {
            for (Told one : told) {
                Sums.add(connection, List.of(one));
                connection.commit();
            }
        } else {
            Sums.add(connection, way == Way.REMEMBERING ? Sums.unseen(connection, told) : told);
            connection.commit();
        }
    }

    private static Told read(ConsumerRecord<String, byte[]> record) {
        try {
            Told told = EVENTS.readValue(record.value());
            byte[] agency = record.headers().lastHeader("ce_agency").value();
            return told.of(new String(agency, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("no event: " + record, e);
        }
    }
}
