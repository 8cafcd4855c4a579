package dev.rapport.kit.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.common.annotation.Identifier;

/** The one Kafka producer of a service: idempotent, acks=all, and quick to say that the broker is away. */
@ApplicationScoped
class EventProducer {

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    private KafkaProducer<String, byte[]> producer;

    synchronized Future<RecordMetadata> send(OutboxRow row) {
        if (producer == null)
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        int partitions = producer.partitionsFor(row.topic()).size();
        if (row.isSparing(partitions)) return CompletableFuture.completedFuture(null);
        return producer.send(row.record("/" + service, partitions));
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        // The relay's transaction stays open meanwhile: rather fail soon and try again.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    @PreDestroy
    void close() {
        if (producer != null) producer.close(java.time.Duration.ofSeconds(5));
    }
}
