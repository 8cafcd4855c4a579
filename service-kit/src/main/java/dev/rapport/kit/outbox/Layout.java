package dev.rapport.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;

import dev.rapport.kit.topic.Browser;
import dev.rapport.kit.topic.WholeTopic;

/**
 * Which partitions the relay sends to. The state topic keeps the latest of everything for ever, and only a record of the
 * same partition can take the place of another: so its number of partitions is written down, everybody sends by that, and
 * when there are more, all that lies there is moved first. Topics that are emptied by time need none of this.
 */
@ApplicationScoped
class Layout {

    private static final Logger LOG = Logger.getLogger(Layout.class);

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Inject
    EventProducer producer;

    @Inject
    Clock clock;

    @ConfigProperty(name = "rapport.outbox.state-topic")
    String stateTopic;

    @ConfigProperty(name = "rapport.outbox.keys-at-once")
    int keysAtOnce;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    /** What the broker has said is right, though our producer knew another number; once it knows a third, that is news. */
    private record Confirmed(TopicLayout layout, int known) {}

    private Confirmed confirmed;

    /** Empty where all that lies there has to be moved first. */
    Optional<List<ProducerRecord<String, byte[]>>> records(Connection connection, List<OutboxRow> rows)
            throws SQLException, InterruptedException, ExecutionException {
        if (rows.stream().noneMatch(row -> row.topic().equals(stateTopic))) return Optional.of(records(rows, null));
        TopicLayout settled = TopicLayout.read(connection, stateTopic);
        return isInForce(settled) ? Optional.of(records(rows, settled)) : Optional.empty();
    }

    private boolean isInForce(TopicLayout settled) throws InterruptedException, ExecutionException {
        if (settled == null) return false;
        int known = producer.partitions(stateTopic);
        if (known == settled.partitions() || new Confirmed(settled, known).equals(confirmed)) return true;
        if (settled.isOvertakenBy(described())) return false;
        confirmed = new Confirmed(settled, known);
        return true;
    }

    private List<ProducerRecord<String, byte[]>> records(List<OutboxRow> rows, TopicLayout settled) {
        return rows.stream()
                .filter(row -> !row.isSparing(partitions(row.topic(), settled)))
                .map(row -> row.record(source(), partitions(row.topic(), settled)))
                .toList();
    }

    private int partitions(String topic, TopicLayout settled) {
        return topic.equals(stateTopic) ? settled.partitions() : producer.partitions(topic);
    }

    /** To be called after a batch that failed: it may be the topic. */
    void doubt() {
        confirmed = null;
    }

    /** Moves what lies wrong and writes down that it does no longer; the caller commits. */
    void settle(Connection connection, Move.Permit permit)
            throws SQLException, InterruptedException, ExecutionException {
        TopicLayout before = TopicLayout.read(connection, stateTopic);
        TopicLayout now = described();
        if (before != null && !before.isOvertakenBy(now)) return;
        boolean same = before != null && before.id().equals(now.id());
        if (before != null && !same) producer.renew();
        LOG.infof(
                "%s has %d partitions, and lies by %s: nothing is told until all is where it belongs",
                stateTopic, now.partitions(), same ? before.partitions() : "a number that is not known");
        var order = new Move.Order(stateTopic, now.partitions(), same, source(), OffsetDateTime.now(clock));
        try (KafkaConsumer<String, byte[]> consumer = Browser.of(broker)) {
            var whole = new WholeTopic(consumer, stateTopic, now.partitions());
            new Move(order, whole, producer::send, permit, keysAtOnce).run();
        }
        now.write(connection);
    }

    private String source() {
        return "/" + service;
    }

    /** Asks the broker, and no client that may have heard of it a while ago. */
    private TopicLayout described() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(broker)) {
            var topic = admin.describeTopics(List.of(stateTopic))
                    .topicNameValues()
                    .get(stateTopic)
                    .get();
            return new TopicLayout(
                    stateTopic, topic.topicId().toString(), topic.partitions().size());
        }
    }
}
