package dev.rapport.kit.intake;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.mutiny.core.Vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class StoredOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("contacts", 0);
    private static final TopicPartition SECOND = new TopicPartition("contacts", 1);

    private final Vertx vertx = Vertx.vertx();
    private final Broker broker = new Broker();
    private final StoredOffsets offsets = new StoredOffsets(vertx, broker.consumer());

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void what_is_stored_is_told_once() throws Exception {
        offsets.partitionsAssigned(List.of(FIRST));
        offsets.stored(FIRST, 5);
        assertEquals(Map.of(FIRST, 5L), broker.asked());
        broker.agree();
        assertNull(broker.askedWithin(1500));
    }

    @Test
    void what_is_stored_meanwhile_is_told_together_and_afterwards() throws Exception {
        offsets.partitionsAssigned(List.of(FIRST, SECOND));
        offsets.stored(FIRST, 5);
        assertEquals(Map.of(FIRST, 5L), broker.asked());
        offsets.stored(FIRST, 6);
        offsets.stored(SECOND, 2);
        offsets.stored(FIRST, 7);
        assertNull(broker.askedWithin(100));
        broker.agree();
        assertEquals(Map.of(FIRST, 7L, SECOND, 2L), broker.asked());
    }

    @Test
    void what_could_not_be_told_is_told_again_until_it_is_and_never_less_than_is_stored() throws Exception {
        offsets.partitionsAssigned(List.of(FIRST, SECOND));
        offsets.stored(FIRST, 5);
        broker.asked();
        offsets.stored(SECOND, 2);
        broker.fail();
        assertEquals(Map.of(FIRST, 5L, SECOND, 2L), broker.asked());
        offsets.stored(FIRST, 8);
        broker.fail();
        assertEquals(Map.of(FIRST, 8L, SECOND, 2L), broker.asked());
        broker.agree();
        assertNull(broker.askedWithin(1500));
    }

    @Test
    void what_the_client_refuses_at_once_is_told_again_too() throws Exception {
        offsets.partitionsAssigned(List.of(FIRST));
        broker.refusals = 1;
        offsets.stored(FIRST, 5);
        assertEquals(Map.of(FIRST, 5L), broker.asked());
    }

    @Test
    void what_another_consumer_has_taken_over_is_not_told() throws Exception {
        offsets.partitionsAssigned(List.of(FIRST, SECOND));
        offsets.stored(FIRST, 5);
        broker.asked();
        offsets.partitionsRevoked(List.of(FIRST));
        offsets.stored(FIRST, 6);
        offsets.stored(SECOND, 2);
        broker.fail();
        assertEquals(Map.of(SECOND, 2L), broker.asked());
    }

    @Test
    void a_topic_made_anew_is_told_from_its_beginning() throws Exception {
        offsets.partitionsAssigned(List.of(FIRST));
        offsets.stored(FIRST, 500);
        broker.asked();
        broker.agree();
        offsets.stored(FIRST, 1);
        assertEquals(Map.of(FIRST, 1L), broker.asked());
    }

    @Test
    void after_the_end_nothing_is_told() throws Exception {
        offsets.partitionsAssigned(List.of(FIRST));
        offsets.stored(FIRST, 5);
        broker.asked();
        offsets.terminate(true);
        broker.fail();
        assertNull(broker.askedWithin(1500));
    }

    /** Keeps what it is asked, and answers when the test says so. */
    private static final class Broker extends MockConsumer<String, byte[]> {
        private final BlockingQueue<Map<TopicPartition, Long>> asked = new LinkedBlockingQueue<>();
        private final Deque<OffsetCommitCallback> waiting = new ArrayDeque<>();
        int refusals;

        Broker() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            if (refusals-- > 0) throw new IllegalStateException("not now");
            waiting.add(callback);
            Map<TopicPartition, Long> numbers = new HashMap<>();
            offsets.forEach((partition, next) -> numbers.put(partition, next.offset()));
            asked.add(numbers);
        }

        /** The connector's consumer, which runs everything at once here. */
        @SuppressWarnings("unchecked")
        KafkaConsumer<String, byte[]> consumer() {
            return (KafkaConsumer<String, byte[]>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {KafkaConsumer.class}, (self, method, given) -> {
                        var action = (Consumer<Object>) given[0];
                        return Uni.createFrom().voidItem().invoke(() -> action.accept(this));
                    });
        }

        Map<TopicPartition, Long> asked() throws InterruptedException {
            return asked.poll(10, TimeUnit.SECONDS);
        }

        Map<TopicPartition, Long> askedWithin(long millis) throws InterruptedException {
            return asked.poll(millis, TimeUnit.MILLISECONDS);
        }

        synchronized void agree() {
            waiting.remove().onComplete(Map.of(), null);
        }

        synchronized void fail() {
            waiting.remove().onComplete(Map.of(), new RetriableCommitFailedException("the coordinator has moved"));
        }
    }
}
