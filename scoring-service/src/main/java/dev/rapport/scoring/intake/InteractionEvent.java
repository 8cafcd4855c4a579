package dev.rapport.scoring.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.LedgerEntry;
import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Party;
import dev.rapport.scoring.model.Sentiment;
import dev.rapport.scoring.model.Survey;

/** What is read of {@code dev.rapport.interactions.interaction.v1}. Old forms stay readable: add fields, change none. */
record InteractionEvent(
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
        Double hours,
        Party by,
        Integer importance,
        LocalDate dueOn,
        CommitmentStatus status,
        LocalDate closedOn,
        Double giveShare,
        LocalDate acceptedOn,
        Answers answers) {

    record Answers(Integer trust, Integer controlMutuality, Integer satisfaction, Integer commitment) {
        Survey survey() {
            return new Survey(trust, controlMutuality, satisfaction, commitment);
        }
    }

    LedgerEntry entry(Delivery delivery) {
        Subjects.check(delivery, id, version);
        Subjects.needed("kind", kind);
        Subjects.needed("organizationId", organizationId);
        Subjects.needed("influencerId", influencerId);
        Subjects.needed("occurredAt", occurredAt);
        Interaction interaction = new Interaction(
                id.toString(),
                version,
                kind,
                day(),
                deleted || isOnlyProposed(),
                value,
                relevance,
                outcome,
                solicited,
                size,
                sentiment,
                hours,
                by,
                importance,
                dueOn,
                status,
                closedOn,
                giveShare,
                answers == null ? null : answers.survey());
        return new LedgerEntry(delivery.agency(), influencerId, organizationId, interaction);
    }

    /** An agreement counts from the day it was accepted, anything else from the day it happened. */
    private LocalDate day() {
        return kind == Kind.AGREEMENT && acceptedOn != null ? acceptedOn : Moments.dayOf(occurredAt);
    }

    /** An agreement that nobody accepted binds nobody: this version counts for nothing. */
    private boolean isOnlyProposed() {
        return kind == Kind.AGREEMENT && acceptedOn == null;
    }
}
