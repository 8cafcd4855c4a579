package dev.rapport.interactions.survey;

import java.time.Instant;
import java.util.UUID;

/** A survey as told to the world; {@code contract/interaction.v1.schema.json} describes it. */
record SurveyState(
        UUID id,
        long version,
        boolean deleted,
        String kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        SurveyAnswers answers) {}
