package dev.rapport.peer;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** The event, in the form that Rapport has, too. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record InteractionTold(
        UUID id,
        long version,
        boolean deleted,
        Kind kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        Integer value,
        Double relevance,
        String outcome,
        Integer size,
        String sentiment) {}
