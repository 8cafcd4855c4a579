package dev.rapport.local.daytwo;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.rapport.local.WholeTopics;

/** What compaction leaves of a topic: of each partition the last record under each key, unless it is a tombstone. */
record LastWords(Collection<ConsumerRecord<String, byte[]>> records) {

    static LastWords of(String kafka, String topic) {
        Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
        WholeTopics.read(kafka, List.of(topic), record -> last.put(place(record), record));
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
