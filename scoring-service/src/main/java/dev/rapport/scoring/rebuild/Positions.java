package dev.rapport.scoring.rebuild;

import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.common.TopicPartition;

/**
 * How far the reading of the topics has come.
 *
 * @param partitions by topic and partition, such as {@code contacts/3}
 */
record Positions(Map<String, Span> partitions) {

    /** Offsets: where the reading began, where it goes on, and the first that it leaves to the ordinary consumers. */
    record Span(long from, long at, long to) {}

    Positions {
        partitions = new TreeMap<>(partitions);
    }

    static String name(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    static TopicPartition partition(String name) {
        int slash = name.lastIndexOf('/');
        return new TopicPartition(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
    }

    Positions movedTo(Map<TopicPartition, Long> offsets) {
        Map<String, Span> moved = new TreeMap<>(partitions);
        offsets.forEach((partition, offset) -> moved.computeIfPresent(
                name(partition), (name, span) -> new Span(span.from(), Math.max(span.at(), offset), span.to())));
        return new Positions(moved);
    }

    long done() {
        return partitions.values().stream()
                .mapToLong(span -> Math.min(span.at(), span.to()) - span.from())
                .sum();
    }

    long total() {
        return partitions.values().stream()
                .mapToLong(span -> span.to() - span.from())
                .sum();
    }

    boolean isAtTheEnd() {
        return partitions.values().stream().allMatch(span -> span.at() >= span.to());
    }
}
