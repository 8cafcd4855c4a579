package dev.rapport.agents;

import java.time.Duration;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** What holds for every meter of the gateway, in the words of the services, so that one dashboard shows all four. */
@Singleton
class MeterRules {

    private static final String REQUESTS = "http.server.requests";

    /** The bounds that the services have. */
    private static final double[] ANSWERED_WITHIN = Stream.of(
                    Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2))
            .mapToDouble(Duration::toNanos)
            .toArray();

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
                        .serviceLevelObjectives(ANSWERED_WITHIN)
                        .build()
                        .merge(config);
            }
        };
    }
}
