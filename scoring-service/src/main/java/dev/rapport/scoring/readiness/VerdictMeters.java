package dev.rapport.scoring.readiness;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

import dev.rapport.kit.meter.Counters;
import dev.rapport.scoring.model.Verdict;

/** What those who ask are told: a verdict that hardly ever or nearly always comes says that numbers or habits are off. */
@Startup
@ApplicationScoped
class VerdictMeters {

    private Counters<Verdict> counters;

    @Inject
    MeterRegistry meters;

    @PostConstruct
    void register() {
        counters = new Counters<>(
                meters,
                "rapport.assessments",
                "Assessments by verdict; what is answered from memory is not counted again",
                "verdict",
                List.of(Verdict.values()),
                Verdict::name);
    }

    void count(Verdict verdict) {
        counters.count(verdict);
    }
}
