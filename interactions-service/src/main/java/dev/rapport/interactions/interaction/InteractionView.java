package dev.rapport.interactions.interaction;

import java.time.Instant;
import java.util.UUID;

/**
 * An interaction as answered: the fields of all kinds, and those of its own kind.
 *
 * @param version counts from 1; the ETag
 * @param hours as sent, or computed from inReplyTo
 */
public record InteractionView(
        UUID id,
        long version,
        Kind kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        String channel,
        String summary,
        UUID inReplyTo,
        String externalId,
        Integer value,
        Double relevance,
        Outcome outcome,
        Boolean solicited,
        Integer size,
        Sentiment sentiment,
        Double hours,
        Instant createdAt,
        Instant updatedAt) {

    static InteractionView of(Interaction interaction) {
        NewInteraction said = interaction.described();
        return new InteractionView(
                interaction.id(),
                interaction.version(),
                said.kind(),
                said.organizationId(),
                said.influencerId(),
                said.occurredAt(),
                said.channel(),
                said.summary(),
                said.inReplyTo(),
                said.externalId(),
                said.value(),
                said.relevance(),
                said.outcome(),
                said.solicited(),
                said.size(),
                said.sentiment(),
                interaction.hours(),
                interaction.createdAt(),
                interaction.updatedAt());
    }
}
