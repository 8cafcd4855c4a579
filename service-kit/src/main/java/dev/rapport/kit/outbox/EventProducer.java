package dev.rapport.kit.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.smallrye.common.annotation.Identifier;

/** The one Kafka producer of a service: idempotent, acks=all, and quick to say that the broker is away. */
@ApplicationScoped
class EventProducer {

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private KafkaProducer<String, byte[]> producer;

    /** As far as it knows: another instance may have learnt of more. */
    int partitions(String topic) {
        return producer().partitionsFor(topic).size();
    }

    /** Returns or fails only when nothing is under way any more: else another relay's newer record could come first. */
    void send(List<ProducerRecord<String, byte[]>> records) throws InterruptedException, ExecutionException {
        List<Future<?>> acknowledgements = new ArrayList<>(records.size());
        ExecutionException failure = null;
        try {
            for (ProducerRecord<String, byte[]> record : records)
                acknowledgements.add(producer().send(record));
        } catch (KafkaException e) {
            failure = new ExecutionException(e);
        } finally {
            for (Future<?> acknowledgement : acknowledgements) {
                try {
                    acknowledgement.get();
                } catch (ExecutionException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) throw failure;
    }

    /** Begins anew where a topic was made anew: its client may go by what it knows of the old one for minutes. */
    synchronized void renew() {
        if (producer != null) producer.close(java.time.Duration.ZERO);
        producer = null;
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null)
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        return producer;
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
