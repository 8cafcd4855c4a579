package dev.rapport.interactions.interaction;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An interaction, as sent by the caller. From {@code value} on, each field belongs to some kinds only.
 *
 * @param occurredAt not more than 5 minutes in the future; now where absent
 * @param channel such as email or instagram; stays here
 * @param summary up to 2,000 characters; stays here
 * @param inReplyTo an earlier interaction with the same influencer that this one answers
 * @param externalId key in the agency's own system, unique within the agency
 * @param value HELP, WRONG_INFORMATION, MISLED: 1 to 3; BENEFIT: 1 to 5; 1 where absent
 * @param relevance HELP, ASK: 0 to 1, how well it fits the influencer
 * @param outcome HELP: what became of it
 * @param solicited GIFT: whether they had asked for it; false where absent
 * @param size ASK: 1 to 5, how much is asked; 1 where absent
 * @param sentiment REPLY: its tone
 * @param hours RESPONSE: hours until we answered, 0 to 87,600; computed where inReplyTo is given, else required
 */
public record NewInteraction(
        @NotNull Kind kind,
        @NotNull UUID organizationId,
        @NotNull UUID influencerId,
        Instant occurredAt,
        @Size(min = 1, max = 100) String channel,
        @Size(max = 2000) String summary,
        UUID inReplyTo,
        @Size(min = 1, max = 200) String externalId,
        @Min(1) @Max(5) Integer value,
        @DecimalMin("0") @DecimalMax("1") Double relevance,
        Outcome outcome,
        Boolean solicited,
        @Min(1) @Max(5) Integer size,
        Sentiment sentiment,
        @DecimalMin("0") @DecimalMax("87600") Double hours) {}
