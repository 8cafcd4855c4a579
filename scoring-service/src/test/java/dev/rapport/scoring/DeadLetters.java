package dev.rapport.scoring;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.LocalStack;

/** Reads the topic of dead letters from its beginning. */
final class DeadLetters {

    private static final TopicPartition TOPIC = new TopicPartition("dead-letters", 0);
    private static final Map<String, JsonNode> READ = new HashMap<>();
    private static final KafkaConsumer<String, String> CONSUMER = open();

    private DeadLetters() {}

    /** Waits until the record is among them. */
    static JsonNode of(RecordMetadata record) {
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        Topics.await("the dead letter of " + place, () -> {
            read();
            return READ.containsKey(place);
        });
        return READ.get(place);
    }

    private static void read() {
        for (var letter : CONSUMER.poll(Duration.ofMillis(20))) {
            if (letter.value() != null) READ.put(letter.key(), Answers.json(letter.value()));
        }
    }

    private static KafkaConsumer<String, String> open() {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", LocalStack.shared().kafka()),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(List.of(TOPIC));
        consumer.seekToBeginning(List.of(TOPIC));
        return consumer;
    }
}
