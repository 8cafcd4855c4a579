package dev.rapport.scoring.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.Startup;

import dev.rapport.kit.meter.Backlog;
import dev.rapport.scoring.ledger.StaleTable.Stale;

/** How long it takes until what happened counts in the stored score, and how many scores wait for that. */
@Startup
@ApplicationScoped
class ScoreMeters {

    /** 2 s is what docs/slo.md promises. */
    private static final Duration[] BOUNDS = DoubleStream.of(0.25, 0.5, 1, 2, 5, 10, 30, 60, 600)
            .mapToObj(seconds -> Duration.ofMillis((long) (seconds * 1000)))
            .toArray(Duration[]::new);

    @Inject
    MeterRegistry meters;

    @Inject
    Clock clock;

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    private Timer eventToScore;
    private Backlog backlog;

    @PostConstruct
    void register() {
        eventToScore = Timer.builder("rapport.event.to.score")
                .description(
                        "From when an event was written down in its service to when it counted in the stored score")
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
        backlog = new Backlog(database, "stale_score", "since", "since")
                .register(meters, "rapport.stale.scores", "Influencers whose scores lack something that was told");
    }

    /** To be called at the end of the transaction: all but its commit is done. */
    void computed(List<Stale> stale) {
        Instant now = clock.instant();
        for (Stale one : stale) {
            Instant toldAt = one.cause().toldAt();
            if (toldAt != null) eventToScore.record(Duration.between(toldAt, now));
        }
    }
}
