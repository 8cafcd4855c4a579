package dev.rapport.scoring.webhooks;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** How attempts end, of all receivers together: one that fails is theirs, all that fail are ours. */
@Startup
@ApplicationScoped
class WebhookMeters {

    /** What became of an attempt; one that was given up is not made again by itself. */
    enum Outcome {
        DELIVERED,
        RETRIED,
        GIVEN_UP
    }

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    @Inject
    MeterRegistry meters;

    @PostConstruct
    void register() {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("rapport.webhook.attempts")
                            .description("Attempts to deliver to a webhook, by what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void count(Outcome outcome) {
        counters.get(outcome).increment();
    }
}
