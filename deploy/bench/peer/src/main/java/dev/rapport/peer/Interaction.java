package dev.rapport.peer;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.springframework.data.domain.Persistable;

/** Something that was done with an influencer. */
@Entity
class Interaction implements Persistable<UUID> {

    @Id
    private UUID id;

    @Version
    private long version;

    private String agency;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID organizationId;
    private UUID influencerId;
    private Instant occurredAt;
    private String channel;
    private String summary;
    private Integer value;
    private Double relevance;
    private String outcome;
    private Integer size;
    private String sentiment;
    private Instant createdAt;
    private String createdBy;

    @Transient
    private boolean fresh;

    protected Interaction() {}

    Interaction(String agency, String by, NewInteraction told, Instant now) {
        this.id = UUID.randomUUID();
        this.fresh = true;
        this.agency = agency;
        this.kind = told.kind();
        this.organizationId = told.organizationId();
        this.influencerId = told.influencerId();
        this.occurredAt = told.occurredAt() == null ? now : told.occurredAt();
        this.channel = told.channel();
        this.summary = told.summary();
        this.value = told.value();
        this.relevance = told.relevance();
        this.outcome = told.outcome();
        this.size = told.size();
        this.sentiment = told.sentiment();
        this.createdAt = now;
        this.createdBy = by;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Else Spring Data would first look whether it is there. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    InteractionView view() {
        return new InteractionView(
                id,
                version + 1,
                kind,
                organizationId,
                influencerId,
                occurredAt,
                channel,
                summary,
                value,
                relevance,
                outcome,
                size,
                sentiment,
                createdAt,
                createdBy);
    }

    InteractionTold told() {
        return new InteractionTold(
                id,
                version + 1,
                false,
                kind,
                organizationId,
                influencerId,
                occurredAt,
                value,
                relevance,
                outcome,
                size,
                sentiment);
    }
}
