package dev.rapport.scoring.live;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How streams are kept. */
@ConfigMapping(prefix = "rapport.live")
interface LiveSettings {

    /** Between one look at the log and the next, while anybody listens. */
    @WithDefault("0.5S")
    Duration look();

    /** A sign of life where there is nothing to tell: below what proxies wait for. */
    @WithDefault("15S")
    Duration heartbeat();

    /** How long changes are kept for those who come back. */
    @WithDefault("24H")
    Duration keep();

    /** How often those that are older are looked for. */
    @WithDefault("10M")
    Duration forget();

    /** Waiting to be read by one listener; who is behind by more is cut off, and goes on from where they were. */
    @WithDefault("256")
    @Min(1)
    int mostWaiting();
}
