package dev.rapport.kit.meter;

import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** What holds for every meter of a service, ours and the platform's. */
@Singleton
class MeterRules {

    private static final String REQUESTS = "http.server.requests";

    /** The bounds of what docs/slo.md promises, and one either side; more would be a series each for every path. */
    private static final Duration[] ANSWERED_WITHIN = {
        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2)
    };

    /** Not "service", which scrapers in Kubernetes set themselves. */
    @Produces
    @Singleton
    MeterFilter application(@ConfigProperty(name = "quarkus.application.name") String name) {
        return MeterFilter.commonTags(Tags.of("application", name));
    }

    @Produces
    @Singleton
    MeterFilter answerTimes() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                if (!id.getName().equals(REQUESTS)) return config;
                return DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(nanos())
                        .build()
                        .merge(config);
            }
        };
    }

    private static double[] nanos() {
        return java.util.Arrays.stream(ANSWERED_WITHIN)
                .mapToDouble(Duration::toNanos)
                .toArray();
    }
}
