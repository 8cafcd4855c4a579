package dev.rapport.kit.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.Startup;

import dev.rapport.kit.meter.Backlog;

/** What waits in the outbox, and what has left it. */
@Startup
@ApplicationScoped
class OutboxMeters {

    @Inject
    MeterRegistry meters;

    @Inject
    @DataSource("relay")
    AgroalDataSource database;

    private Backlog backlog;
    private Counter failures;
    private final Map<String, Counter> relayed = new ConcurrentHashMap<>();

    @PostConstruct
    void register() {
        backlog = new Backlog(database, "outbox", "created_at", "id")
                .register(meters, "rapport.outbox", "Events that Kafka does not have yet");
        failures = Counter.builder("rapport.outbox.failures")
                .description("Batches that Kafka has not taken, and that are sent again")
                .register(meters);
    }

    void relayed(List<OutboxRow> rows) {
        for (OutboxRow row : rows)
            relayed.computeIfAbsent(row.topic(), this::counter).increment();
    }

    void failed() {
        failures.increment();
    }

    /** Topics are ours, and few. */
    private Counter counter(String topic) {
        return Counter.builder("rapport.outbox.relayed.events")
                .description("Events that Kafka has taken")
                .tag("topic", topic)
                .register(meters);
    }
}
