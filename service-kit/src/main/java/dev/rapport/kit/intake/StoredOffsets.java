package dev.rapport.kit.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;

/**
 * How far a consumer has stored what it was given, told to Kafka: all partitions of a batch in one request, one request
 * at a time, and again for as long as it fails. The connector's own strategy {@code latest} tells each partition by
 * itself and once: after a broker stood still, what came last would never be known to be read.
 */
final class StoredOffsets implements KafkaCommitHandler {

    private static final Logger LOG = Logger.getLogger(StoredOffsets.class);
    private static final long PAUSE_MILLIS = 1000;

    private final Vertx vertx;
    private final KafkaConsumer<?, ?> consumer;
    private final Set<TopicPartition> ours = new HashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
    private boolean isTelling;

    /** The strategy {@code stored}. */
    @ApplicationScoped
    @Identifier("stored")
    public static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration channel,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> failure) {
            return new StoredOffsets(vertx, consumer);
        }
    }

    StoredOffsets(Vertx vertx, KafkaConsumer<?, ?> consumer) {
        this.vertx = vertx;
        this.consumer = consumer;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
        stored(new TopicPartition(last.getTopic(), last.getPartition()), last.getOffset() + 1);
        return Uni.createFrom().voidItem().runSubscriptionOn(last::runOnMessageContext);
    }

    void stored(TopicPartition partition, long next) {
        synchronized (this) {
            // What another consumer has taken over is for that one to tell.
            if (!ours.contains(partition)) return;
            untold.put(partition, new OffsetAndMetadata(next));
            if (isTelling) return;
            isTelling = true;
        }
        tell();
    }

    private void tell() {
        consumer.runOnPollingThread(client -> {
                    tell(client);
                })
                .subscribe()
                .with(told -> {}, this::later);
    }

    private void tell(Consumer<?, ?> client) {
        Map<TopicPartition, OffsetAndMetadata> now = take();
        if (now.isEmpty()) return;
        try {
            client.commitAsync(now, (offsets, fault) -> {
                if (fault == null) {
                    tell(client);
                } else {
                    giveBack(now);
                    later(fault);
                }
            });
        } catch (RuntimeException refused) {
            giveBack(now);
            throw refused;
        }
    }

    private void later(Throwable fault) {
        synchronized (this) {
            // Without a partition, as after the end, there is nothing to tell.
            isTelling = !ours.isEmpty();
            if (!isTelling) return;
        }
        LOG.warnf("how far was read is told again in %d ms: %s", PAUSE_MILLIS, fault.getMessage());
        vertx.setTimer(PAUSE_MILLIS, timer -> tell());
    }

    private synchronized Map<TopicPartition, OffsetAndMetadata> take() {
        Map<TopicPartition, OffsetAndMetadata> all = Map.copyOf(untold);
        untold.clear();
        isTelling = !all.isEmpty();
        return all;
    }

    /** What was stored since then goes further. */
    private synchronized void giveBack(Map<TopicPartition, OffsetAndMetadata> failed) {
        failed.forEach((partition, next) -> {
            if (ours.contains(partition)) untold.putIfAbsent(partition, next);
        });
    }

    @Override
    public synchronized void partitionsAssigned(Collection<TopicPartition> partitions) {
        ours.addAll(partitions);
    }

    @Override
    public synchronized void partitionsRevoked(Collection<TopicPartition> partitions) {
        ours.removeAll(partitions);
        untold.keySet().removeAll(partitions);
    }

    @Override
    public synchronized void terminate(boolean graceful) {
        ours.clear();
        untold.clear();
    }
}
