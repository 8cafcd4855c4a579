package dev.rapport.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Topic;

/** The topics, read and written past the services. */
final class Topics {

    private static final String AGENCY = "ce_agency";

    private Topics() {}

    static List<ConsumerRecord<String, byte[]>> eventsOf(String agency) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", LocalStack.shared().kafka());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : List.of("contacts", "interactions")) {
                consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(event -> {
                    if (agency.equals(Topic.header(event, AGENCY))) found.add(event);
                });
            }
            return found;
        }
    }

    static void replay(List<ConsumerRecord<String, byte[]>> events, String agency)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", LocalStack.shared().kafka(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (ConsumerRecord<String, byte[]> event : events) {
                var copy = new ProducerRecord<>(event.topic(), null, event.key(), event.value(), event.headers());
                copy.headers().remove(AGENCY).add(AGENCY, agency.getBytes(StandardCharsets.UTF_8));
                // One after the other: the order is the point.
                producer.send(copy).get();
            }
        }
    }
}
