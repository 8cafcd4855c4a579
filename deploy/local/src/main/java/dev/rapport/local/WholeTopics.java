package dev.rapport.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Topics from the first record to the last that there is now, in the order of each partition. */
public final class WholeTopics {
    private static final int BATCH = 5000;

    private WholeTopics() {}

    /** What is done with a record. */
    @FunctionalInterface
    public interface Look<E extends Exception> {
        void at(ConsumerRecord<String, byte[]> record) throws E;
    }

    public static <E extends Exception> void read(String bootstrap, List<String> topics, Look<E> look) throws E {
        try (var consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) look.at(record);
            }
        }
    }

    /** Where each partition ends now. */
    public static Map<TopicPartition, Long> ends(String bootstrap, List<String> topics) {
        try (var consumer = consumer(bootstrap)) {
            return consumer.endOffsets(partitions(consumer, topics));
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, List<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics)
            consumer.partitionsFor(topic).forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
        return partitions;
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "max.poll.records", BATCH),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
