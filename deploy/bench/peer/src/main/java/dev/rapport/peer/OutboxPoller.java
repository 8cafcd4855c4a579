package dev.rapport.peer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends what lies in the outbox, and takes out what the broker has. */
@Component
class OutboxPoller {

    private final OutboxRepository outbox;
    private final KafkaTemplate<String, String> kafka;
    private final String topic;

    OutboxPoller(OutboxRepository outbox, KafkaTemplate<String, String> kafka, @Value("${peer.topic}") String topic) {
        this.outbox = outbox;
        this.kafka = kafka;
        this.topic = topic;
    }

    @Scheduled(fixedDelay = 200)
    @Transactional
    public void send() {
        List<OutboxEvent> events = outbox.lockNext();
        if (events.isEmpty()) return;
        CompletableFuture.allOf(
                        events.stream().map(one -> kafka.send(record(one))).toArray(CompletableFuture[]::new))
                .join();
        outbox.deleteAllInBatch(events);
    }

    private ProducerRecord<String, String> record(OutboxEvent event) {
        var record = new ProducerRecord<>(topic, event.key(), event.payload());
        record.headers().add("ce_agency", event.agency().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
