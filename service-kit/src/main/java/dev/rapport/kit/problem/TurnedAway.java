package dev.rapport.kit.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** How many requests are refused before any resource sees them, and why. */
@Startup
@ApplicationScoped
class TurnedAway {

    private static final List<Problem> REASONS =
            List.of(Problem.TOO_MANY_REQUESTS, Problem.UNAVAILABLE, Problem.REQUEST_TIMEOUT, Problem.BODY_TOO_LARGE);

    private final Map<ProblemCode, Counter> counters = new HashMap<>();

    @Inject
    MeterRegistry meters;

    @PostConstruct
    void register() {
        for (Problem reason : REASONS) {
            counters.put(
                    reason,
                    Counter.builder("rapport.requests.refused")
                            .description("Requests refused at the door, by the code of the problem that was answered")
                            .tag("reason", reason.code())
                            .register(meters));
        }
    }

    void count(ProblemCode reason) {
        Counter counter = counters.get(reason);
        if (counter != null) counter.increment();
    }
}
