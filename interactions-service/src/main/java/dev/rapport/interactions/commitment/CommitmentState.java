package dev.rapport.interactions.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A commitment as told to the world; {@code contract/interaction.v1.schema.json} describes it. */
record CommitmentState(
        UUID id,
        long version,
        boolean deleted,
        String kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        Promiser by,
        int importance,
        LocalDate dueOn,
        Status status,
        LocalDate closedOn) {}
