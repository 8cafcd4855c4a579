package dev.rapport.kit.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.Config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;

/** How far behind its topics a service is, and what it could not take in. */
@Startup
@ApplicationScoped
@IfBuildProperty(name = "quarkus.datasource.intake.db-kind", stringValue = "postgresql") // as the intake itself
class IntakeMeters {

    private static final Pattern TOPIC = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topic");
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10)
    };

    /** Of one topic, of which several batches may be taken in at once. */
    private final class Channel {
        private final Timer delay;
        private final Counter dead;
        private final Map<Batch, Instant> oldest = new ConcurrentHashMap<>();

        Channel(String topic) {
            delay = Timer.builder("rapport.intake.delay")
                    .description("From when an event was written down to when it was taken in")
                    .serviceLevelObjectives(BOUNDS)
                    .tag("topic", topic)
                    .register(meters);
            dead = Counter.builder("rapport.dead.letters")
                    .description("Records set aside that could not be taken in")
                    .tag("topic", topic)
                    .register(meters);
            Gauge.builder("rapport.intake.lag", this, Channel::lag)
                    .description("Age of the oldest event that is being taken in; 0 in between")
                    .baseUnit("seconds")
                    .tag("topic", topic)
                    .register(meters);
        }

        double lag() {
            return oldest.values().stream()
                    .min(Comparator.naturalOrder())
                    .map(since ->
                            Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1e3))
                    .orElse(0.0);
        }
    }

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    @Inject
    MeterRegistry meters;

    @Inject
    Clock clock;

    @Inject
    Config config;

    /** At the start, so that what has not happened yet is known to be none. */
    @PostConstruct
    void register() {
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> TOPIC.matcher(name).matches())
                .forEach(name -> channel(config.getValue(name, String.class)));
    }

    private Channel channel(String topic) {
        return channels.computeIfAbsent(topic, Channel::new);
    }

    /** A batch that is being taken in, and when its events were told. */
    final class Batch {
        private final Map<Channel, List<Instant>> told = new HashMap<>();

        private Batch() {}

        /** @param at null where it does not say */
        void add(ConsumerRecord<?, ?> record, Instant at) {
            Channel channel = channel(record.topic());
            List<Instant> times = told.computeIfAbsent(channel, one -> new ArrayList<>());
            if (at == null) return;
            times.add(at);
            channel.oldest.merge(this, at, (one, other) -> other.isBefore(one) ? other : one);
        }

        /** It is stored. */
        void end() {
            Instant now = clock.instant();
            told.forEach((channel, times) -> {
                channel.oldest.remove(this);
                times.forEach(at -> channel.delay.record(Duration.between(at, now)));
            });
        }
    }

    Batch begin() {
        return new Batch();
    }

    void setAside(ConsumerRecord<?, ?> record) {
        channel(record.topic()).dead.increment();
    }
}
