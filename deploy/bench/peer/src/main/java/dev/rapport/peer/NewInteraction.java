package dev.rapport.peer;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** As sent by the caller. */
record NewInteraction(
        @NotNull Kind kind,
        @NotNull UUID organizationId,
        @NotNull UUID influencerId,
        Instant occurredAt,
        @Size(min = 1, max = 100) String channel,
        @Size(max = 2000) String summary,
        @Min(1) @Max(5) Integer value,
        @DecimalMin("0") @DecimalMax("1") Double relevance,
        String outcome,
        @Min(1) @Max(5) Integer size,
        String sentiment) {}
