package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.InteractionBuilder;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Party;
import dev.rapport.scoring.model.Sentiment;

/**
 * Something supposed to happen. From {@code value} on, each field belongs to some kinds only.
 *
 * @param id of an interaction that has happened, to suppose it otherwise: fields left out stay as they are
 * @param kind any but SURVEY: what they would answer is theirs to say
 * @param occurredOn UTC date; either this or daysFromNow, or none: today, or the simulation's asOf where it has one
 * @param daysFromNow 0 to 366 days after today
 * @param value RESEARCH, HELP, WRONG_INFORMATION, MISLED: 1 to 3; BENEFIT: 1 to 5; 1 where absent
 * @param relevance HELP, ASK: 0 to 1, how well it fits the influencer
 * @param outcome HELP: what became of it
 * @param solicited GIFT: whether they had asked for it; false where absent
 * @param size ASK: 1 to 5, how much is asked; 1 where absent
 * @param sentiment REPLY: its tone
 * @param hours RESPONSE, required: hours until we answered, 0 to 87,600
 * @param by COMMITMENT: who gives it; US where absent
 * @param importance COMMITMENT: 1 to 3; 1 where absent
 * @param dueOn COMMITMENT, required: UTC date
 * @param status COMMITMENT: what becomes of it; OPEN where absent
 * @param closedOn COMMITMENT: UTC date on which it is closed; the day it was given where absent
 * @param giveShare AGREEMENT, required: what we are to give of all that is exchanged, 0.05 to 0.95
 */
public record SupposedInteraction(
        UUID id,
        @NotNull Kind kind,
        LocalDate occurredOn,
        @Min(0) @Max(366) Integer daysFromNow,
        @Min(1) @Max(5) Integer value,
        @DecimalMin("0") @DecimalMax("1") Double relevance,
        Outcome outcome,
        Boolean solicited,
        @Min(1) @Max(5) Integer size,
        Sentiment sentiment,
        @DecimalMin("0") @DecimalMax("87600") Double hours,
        Party by,
        @Min(1) @Max(3) Integer importance,
        LocalDate dueOn,
        CommitmentStatus status,
        LocalDate closedOn,
        @DecimalMin("0.05") @DecimalMax("0.95") Double giveShare) {

    /** Sets what was said, and leaves the rest. */
    InteractionBuilder onto(InteractionBuilder builder) {
        if (value != null) builder.value(value);
        if (relevance != null) builder.relevance(relevance);
        if (outcome != null) builder.outcome(outcome);
        if (solicited != null) builder.solicited(solicited);
        if (size != null) builder.size(size);
        if (sentiment != null) builder.sentiment(sentiment);
        if (hours != null) builder.hours(hours);
        if (by != null) builder.by(by);
        if (importance != null) builder.importance(importance);
        if (dueOn != null) builder.dueOn(dueOn);
        if (status != null) builder.status(status);
        if (closedOn != null) builder.closedOn(closedOn);
        if (giveShare != null) builder.giveShare(giveShare);
        return builder;
    }
}
