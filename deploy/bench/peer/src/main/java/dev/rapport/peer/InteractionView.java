package dev.rapport.peer;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** As answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InteractionView(
        UUID id,
        long version,
        Kind kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        String channel,
        String summary,
        Integer value,
        Double relevance,
        String outcome,
        Integer size,
        String sentiment,
        Instant createdAt,
        String createdBy) {}
