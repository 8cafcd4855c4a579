package dev.rapport.scoring.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How patiently deliveries are made, and how many at once. */
@ConfigMapping(prefix = "rapport.webhooks")
interface WebhookSettings {

    /** Secrets are stored under it; without one there are no webhooks. */
    Optional<String> key();

    /** Between attempts, as Standard Webhooks proposes: about three days in all. */
    @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
    List<Duration> pauses();

    /** What a receiver may ask for by Retry-After. */
    @WithDefault("24H")
    Duration longestPause();

    /** After the longest that a call may take: how much later a delivery is free again whose sender is gone. */
    @WithDefault("1M")
    Duration lease();

    /** Calls of one webhook, by one instance; after a failure one, until something comes through. */
    @WithDefault("4")
    @Min(1)
    int atOnce();

    @WithDefault("16")
    @Min(1)
    int atOnceOfAgency();

    @WithDefault("256")
    @Min(1)
    int atOnceInAll();

    @WithDefault("50")
    @Min(1)
    int mostOfAgency();

    /** How long deliveries are kept. */
    @WithDefault("30D")
    Duration keep();
}
