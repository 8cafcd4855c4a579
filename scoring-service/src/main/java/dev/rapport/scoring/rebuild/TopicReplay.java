package dev.rapport.scoring.rebuild;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.work.Transaction;
import dev.rapport.kit.work.Worker;
import dev.rapport.scoring.intake.ContactsFeed;
import dev.rapport.scoring.intake.InteractionsFeed;

/**
 * Fills the ledger anew from the topics, beside the ordinary consumers: what both take in is the same. Each batch is
 * stored together with how far the reading has come; the scores are computed at the end.
 */
@ApplicationScoped
class TopicReplay {

    private static final long POLL_MILLIS = 1000;

    private final Worker worker = new Worker("topic replay", this::step);

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    @Inject
    TopicReader topics;

    @Inject
    ContactsFeed contacts;

    @Inject
    InteractionsFeed interactions;

    @Inject
    ObjectMapper json;

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private long step() throws SQLException, ExecutionException {
        try {
            boolean more = Transaction.in(database, this::replaySome);
            if (!more) topics.close();
            return more ? 0 : POLL_MILLIS;
        } catch (KafkaException e) {
            throw new ExecutionException(e);
        }
    }

    private boolean replaySome(Connection connection) throws SQLException {
        Optional<RebuildTable.Running> claimed = RebuildTable.claim(connection, Rebuild.State.READING_EVENTS);
        if (claimed.isEmpty()) return false;
        RebuildTable.Running rebuild = claimed.get();
        Positions positions = rebuild.positions() == null ? topics.all() : read(rebuild.positions());
        if (!positions.isAtTheEnd()) {
            List<ConsumerRecord<String, byte[]>> records = topics.read(positions);
            store(connection, rebuild, records);
            positions = positions.movedTo(topics.positions());
        }
        RebuildTable.eventsRead(connection, rebuild, positions.done(), positions.total(), written(positions));
        if (positions.isAtTheEnd()) RebuildTable.allEventsRead(connection, rebuild);
        return true;
    }

    private void store(
            Connection connection, RebuildTable.Running rebuild, List<ConsumerRecord<String, byte[]>> records)
            throws SQLException {
        List<ConsumerRecord<String, byte[]>> ours =
                records.stream().filter(record -> concerns(rebuild, record)).toList();
        contacts.takeAgain(connection, ofTopic("contacts", ours));
        interactions.takeAgain(connection, ofTopic("interactions", ours));
    }

    /** An agency's rebuild reads past the events of all others. */
    private static boolean concerns(RebuildTable.Running rebuild, ConsumerRecord<?, ?> record) {
        if (rebuild.isOfAll()) return true;
        Header agency = record.headers().lastHeader("ce_agency");
        return agency != null
                && agency.value() != null
                && rebuild.agency().equals(new String(agency.value(), StandardCharsets.UTF_8));
    }

    private static List<ConsumerRecord<String, byte[]>> ofTopic(
            String topic, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    private Positions read(String text) {
        try {
            return json.readValue(text, Positions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(Positions positions) {
        try {
            return json.writeValueAsString(positions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
