package dev.rapport.scoring.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import io.smallrye.common.annotation.Identifier;

import dev.rapport.kit.topic.Browser;

/** Reads the topics from wherever it is told. For one thread. */
@ApplicationScoped
class TopicReader {

    private static final List<String> TOPICS = List.of("contacts", "interactions");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private KafkaConsumer<String, byte[]> consumer;

    /** From the first event to the last that there is now. */
    Positions all() {
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer().partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> first = consumer().beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer().endOffsets(partitions);
        Map<String, Positions.Span> spans = new TreeMap<>();
        for (TopicPartition one : partitions) {
            spans.put(Positions.name(one), new Positions.Span(first.get(one), first.get(one), end.get(one)));
        }
        return new Positions(spans);
    }

    /** Some more, in the order of each partition. */
    List<ConsumerRecord<String, byte[]>> read(Positions from) {
        List<TopicPartition> left = from.partitions().entrySet().stream()
                .filter(one -> one.getValue().at() < one.getValue().to())
                .map(one -> Positions.partition(one.getKey()))
                .toList();
        consumer().assign(left);
        for (TopicPartition one : left) {
            long at = from.partitions().get(Positions.name(one)).at();
            if (consumer().position(one) != at) consumer().seek(one, at);
        }
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer().poll(PATIENCE).forEach(records::add);
        return records;
    }

    /** Where reading would go on; past what compaction has removed, too. */
    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition one : consumer().assignment()) {
            positions.put(one, consumer().position(one));
        }
        return positions;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        if (consumer == null) consumer = Browser.of(broker);
        return consumer;
    }

    /** Holds no connection while there is nothing to read. */
    @PreDestroy
    void close() {
        if (consumer != null) consumer.close();
        consumer = null;
    }
}
