package dev.rapport.kit.http;

import java.util.Map;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;

/** How many requests one agency may send to one instance. */
@ConfigMapping(prefix = "rapport.rate")
public interface RateSettings {

    /** A second. */
    @Min(1)
    int reads();

    /** A second. */
    @Min(1)
    int writes();

    /** Seconds' worth that may come at once after a pause. */
    @Min(1)
    int burst();

    /** Another number a second for single agencies, for reads and for writes each. */
    Map<String, @Min(1) Integer> agencies();
}
