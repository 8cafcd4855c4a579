package dev.rapport.kit.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** All that a topic holds at one moment, as often as it is wanted; what comes later is not seen. */
public final class WholeTopic {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> first;
    private final Map<TopicPartition, Long> end;
    private long lastCame;

    public WholeTopic(KafkaConsumer<String, byte[]> consumer, String topic, int partitions) {
        this.consumer = consumer;
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        first = consumer.beginningOffsets(all);
        end = consumer.endOffsets(all);
        consumer.assign(all);
    }

    /** How many records there are at most: compaction leaves gaps. */
    public long span() {
        return end.entrySet().stream()
                .mapToLong(one -> one.getValue() - first.get(one.getKey()))
                .sum();
    }

    public void fromTheBeginning() {
        consumer.resume(consumer.paused());
        consumer.seekToBeginning(consumer.assignment());
        leaveWhatIsAtTheEnd();
        lastCame = System.nanoTime();
    }

    public boolean isAtTheEnd() {
        return consumer.paused().size() == end.size();
    }

    /** Some more, in the order of each partition; none does not mean the end. */
    public List<ConsumerRecord<String, byte[]>> more() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> {
            if (record.offset() < end.get(new TopicPartition(record.topic(), record.partition()))) records.add(record);
        });
        leaveWhatIsAtTheEnd();
        long now = System.nanoTime();
        if (!records.isEmpty()) lastCame = now;
        if (now - lastCame > PATIENCE_NANOS) throw new TimeoutException("nothing more of a topic comes");
        return records;
    }

    /** Asked for more of those, the broker would wait a while whether something comes, and the others with it. */
    private void leaveWhatIsAtTheEnd() {
        consumer.pause(end.keySet().stream()
                .filter(one -> consumer.position(one) >= end.get(one))
                .toList());
    }
}
