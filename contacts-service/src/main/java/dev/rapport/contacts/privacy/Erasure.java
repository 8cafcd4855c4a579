package dev.rapport.contacts.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Owned;

/** The proof that somebody was erased: who asked for it, when, and how much of what was erased here. */
@Entity
public class Erasure extends Owned {

    static final Listing<Erasure> LISTING = new Listing<>(Erasure.class)
            .sortedBy("createdAt", Erasure::createdAt, Text::instant)
            .byDefault("-createdAt");

    @Column(updatable = false)
    private UUID influencerId;

    @Column(updatable = false)
    private String requestedBy;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    private NewErasure.Reason reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private Map<String, Integer> counts;

    private Instant liftedAt;
    private String liftedBy;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private LiftReason liftReason;

    /** For Hibernate. */
    protected Erasure() {}

    /** @param counts how much was erased: by table, and records of the topic and remembered answers beside */
    Erasure(UUID influencerId, NewErasure.Reason reason, String requestedBy, Map<String, Integer> counts, Clock clock) {
        super(clock);
        this.counts = counts;
        this.influencerId = influencerId;
        this.reason = reason;
        this.requestedBy = requestedBy;
    }

    /** Refused with 404 where unknown or another agency's. */
    static Erasure withId(UUID id) {
        Erasure found = findById(id);
        if (found == null) throw Refusal.notFound("erasure", id);
        return found;
    }

    /** They may be known again. */
    void lift(LiftReason why, String caller, Clock clock) {
        touch(clock);
        this.liftedAt = updatedAt();
        this.liftedBy = caller;
        this.liftReason = why;
    }

    boolean lifted() {
        return liftedAt != null;
    }

    /** @param waiting whether a file that came before it is still being read */
    ErasureView view(boolean waiting) {
        return new ErasureView(
                id(),
                version(),
                influencerId,
                waiting ? ErasureView.State.FILES_UNREAD : ErasureView.State.DONE,
                reason,
                requestedBy,
                createdAt(),
                counts,
                lifted() ? new ErasureView.Lifting(liftReason, liftedBy, liftedAt) : null,
                ErasureView.elsewhere(influencerId));
    }
}
