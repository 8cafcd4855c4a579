package dev.rapport.scoring.webhooks;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

/**
 * Which deliveries are to be sent again, by the time of their events.
 *
 * @param from the first moment
 * @param until the first moment after
 */
public record TimeRange(@NotNull Instant from, @NotNull Instant until) {}
