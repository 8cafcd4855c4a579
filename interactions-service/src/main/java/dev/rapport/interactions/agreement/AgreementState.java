package dev.rapport.interactions.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An agreement as told to the world; {@code contract/interaction.v1.schema.json} describes it. */
record AgreementState(
        UUID id,
        long version,
        boolean deleted,
        String kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        double giveShare,
        LocalDate acceptedOn) {}
