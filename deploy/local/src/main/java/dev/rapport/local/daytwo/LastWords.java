package dev.rapport.local.daytwo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What compaction leaves of a topic: of each partition the last record under each key, unless it is a tombstone. */
record LastWords(Collection<ConsumerRecord<String, byte[]>> records) {

    static LastWords of(String kafka, String topic) {
        Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) last.put(place(record), record);
            }
        }
        last.values().removeIf(record -> record.value() == null);
        return new LastWords(List.copyOf(last.values()));
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return record.partition() + "/" + record.key();
    }

    /** Whether none is about this id or names it, but for the news that it is to be forgotten. */
    boolean none(String id) {
        return records.stream()
                .filter(record -> !type(record).contains(".erasure."))
                .noneMatch(record ->
                        record.key().equals(id) || new String(record.value(), StandardCharsets.UTF_8).contains(id));
    }

    /** How many keys are alive in more than one partition. */
    long twice() {
        return records.size()
                - records.stream().map(ConsumerRecord::key).distinct().count();
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }
}
