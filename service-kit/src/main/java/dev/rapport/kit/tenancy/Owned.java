package dev.rapport.kit.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

import dev.rapport.kit.time.Ids;
import dev.rapport.kit.time.Moments;

/** What every stored thing has: an id, its agency, a version (the ETag) and the times of making and last change. */
@MappedSuperclass
public abstract class Owned extends PanacheEntityBase {

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String agency;

    @Version
    private long version = 1;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** For Hibernate. */
    protected Owned() {}

    protected Owned(Clock clock) {
        this.id = Ids.next();
        this.createdAt = Moments.now(clock);
        this.updatedAt = createdAt;
    }

    /** To be called by every change, so that the version moves and readers see when. */
    protected void touch(Clock clock) {
        this.updatedAt = Moments.now(clock);
    }

    public UUID id() {
        return id;
    }

    public String agency() {
        return agency;
    }

    /** Counts from 1; as of the last flush. */
    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
