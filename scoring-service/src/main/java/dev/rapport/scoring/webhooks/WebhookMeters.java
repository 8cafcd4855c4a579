package dev.rapport.scoring.webhooks;

import java.util.List;
import java.util.Locale;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

import dev.rapport.kit.meter.Counters;

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

    private Counters<Outcome> counters;

    @Inject
    MeterRegistry meters;

    @PostConstruct
    void register() {
        counters = new Counters<>(
                meters,
                "rapport.webhook.attempts",
                "Attempts to deliver to a webhook, by what became of them",
                "outcome",
                List.of(Outcome.values()),
                outcome -> outcome.name().toLowerCase(Locale.ROOT));
    }

    void count(Outcome outcome) {
        counters.count(outcome);
    }
}
