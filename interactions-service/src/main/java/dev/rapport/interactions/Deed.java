package dev.rapport.interactions;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.MappedSuperclass;

import dev.rapport.kit.tenancy.Owned;

/** What passes between an organization and an influencer. Each is told to the world as one interaction. */
@MappedSuperclass
public abstract class Deed extends Owned {

    private UUID organizationId;
    private UUID influencerId;
    private Instant occurredAt;
    private String summary;
    private boolean deleted;

    /** For Hibernate. */
    protected Deed() {}

    protected Deed(Clock clock) {
        super(clock);
    }

    protected void happened(UUID organizationId, UUID influencerId, Instant occurredAt, String summary) {
        this.organizationId = organizationId;
        this.influencerId = influencerId;
        this.occurredAt = occurredAt;
        this.summary = summary;
    }

    /** The row stays, without its words, so that its end can be told again. */
    protected void strike(Clock clock) {
        this.summary = null;
        this.deleted = true;
        touch(clock);
    }

    /** The word for it in events. */
    public abstract String kindName();

    /** Its whole state for the world: ids, kinds, numbers and dates only. */
    public abstract Object told();

    public UUID organizationId() {
        return organizationId;
    }

    public UUID influencerId() {
        return influencerId;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    protected String summary() {
        return summary;
    }

    boolean deleted() {
        return deleted;
    }
}
