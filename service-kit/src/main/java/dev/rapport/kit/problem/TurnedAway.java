package dev.rapport.kit.problem;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

import dev.rapport.kit.meter.Counters;

/** How many requests are refused before any resource sees them, and why. */
@Startup
@ApplicationScoped
class TurnedAway {

    private static final List<ProblemCode> REASONS =
            List.of(Problem.TOO_MANY_REQUESTS, Problem.UNAVAILABLE, Problem.REQUEST_TIMEOUT, Problem.BODY_TOO_LARGE);

    private Counters<ProblemCode> counters;

    @Inject
    MeterRegistry meters;

    @PostConstruct
    void register() {
        counters = new Counters<>(
                meters,
                "rapport.requests.refused",
                "Requests refused at the door, by the code of the problem that was answered",
                "reason",
                REASONS,
                ProblemCode::code);
    }

    void count(ProblemCode reason) {
        counters.count(reason);
    }
}
