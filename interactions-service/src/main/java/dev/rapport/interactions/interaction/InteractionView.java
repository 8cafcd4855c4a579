package dev.rapport.interactions.interaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An interaction as answered: the fields of all kinds, and those of its own kind.
 *
 * @param version counts from 1; the ETag
 * @param influencerId as they are found now
 * @param formerInfluencerId the id that it was written down under, where that one was merged into another; else absent
 * @param hours as sent, or computed from inReplyTo
 * @param ask ASK: how it ended; absent until somebody says so, see `/v1/asks`
 * @param warnings what had better not have been done; in the answer to what was sent, and never read later
 */
public record InteractionView(
        UUID id,
        long version,
        Kind kind,
        UUID organizationId,
        UUID influencerId,
        UUID formerInfluencerId,
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
        AskEnd ask,
        Instant createdAt,
        Instant updatedAt,
        List<Warning> warnings) {

    public static InteractionView of(Interaction interaction) {
        return of(interaction, List.of());
    }

    public static InteractionView of(Interaction interaction, List<Warning> warnings) {
        NewInteraction said = interaction.described();
        return new InteractionView(
                interaction.id(),
                interaction.version(),
                said.kind(),
                said.organizationId(),
                said.influencerId(),
                interaction.formerInfluencerId(),
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
                interaction.askEnd(),
                interaction.createdAt(),
                interaction.updatedAt(),
                warnings.isEmpty() ? null : warnings);
    }
}
