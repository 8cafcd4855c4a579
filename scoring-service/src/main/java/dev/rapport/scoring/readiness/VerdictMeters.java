package dev.rapport.scoring.readiness;

import java.util.EnumMap;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

import dev.rapport.scoring.model.Verdict;

/** What those who ask are told: a verdict that hardly ever or nearly always comes says that numbers or habits are off. */
@Startup
@ApplicationScoped
class VerdictMeters {

    private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);

    @Inject
    MeterRegistry meters;

    @PostConstruct
    void register() {
        for (Verdict verdict : Verdict.values()) {
            counters.put(
                    verdict,
                    Counter.builder("rapport.assessments")
                            .description("Assessments by verdict; what is answered from memory is not counted again")
                            .tag("verdict", verdict.name())
                            .register(meters));
        }
    }

    void count(Verdict verdict) {
        counters.get(verdict).increment();
    }
}
