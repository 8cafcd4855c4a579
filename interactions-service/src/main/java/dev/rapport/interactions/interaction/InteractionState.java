package dev.rapport.interactions.interaction;

import java.time.Instant;
import java.util.UUID;

/** An interaction as told to the world; {@code contract/interaction.v1.schema.json} describes it. */
record InteractionState(
        UUID id,
        long version,
        boolean deleted,
        Kind kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        Integer value,
        Double relevance,
        Outcome outcome,
        Boolean solicited,
        Integer size,
        Sentiment sentiment,
        Double hours) {

    static InteractionState of(Interaction interaction) {
        NewInteraction said = interaction.described();
        return new InteractionState(
                interaction.id(),
                interaction.version(),
                false,
                said.kind(),
                said.organizationId(),
                interaction.influencerId(),
                said.occurredAt(),
                said.value(),
                said.relevance(),
                said.outcome(),
                said.solicited(),
                said.size(),
                said.sentiment(),
                interaction.hours());
    }
}
