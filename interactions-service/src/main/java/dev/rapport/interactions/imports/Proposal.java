package dev.rapport.interactions.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.interactions.interaction.Kind;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Owned;

/** A mail with an influencer and what it is taken for; nothing that counts before it is accepted. */
@Entity
@Table(name = "import_mail")
public class Proposal extends Owned {

    static final Listing<Proposal> LISTING = new Listing<>(Proposal.class)
            .sortedBy("line", proposal -> proposal.line, Long::valueOf)
            .byDefault("line");

    /** READ and ACCEPTING are moments in between. */
    enum State {
        READ,
        OPEN,
        ACCEPTING,
        ACCEPTED,
        DROPPED
    }

    @Column(updatable = false)
    private UUID importId;

    @Column(updatable = false)
    private long line;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    @Column(updatable = false)
    private UUID organizationId;

    @Column(updatable = false)
    private UUID influencerId;

    @Column(updatable = false)
    private boolean outward;

    @Column(updatable = false)
    private Instant occurredAt;

    private String subject;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    @Column(updatable = false)
    private Double hours;

    /** For Hibernate. */
    protected Proposal() {}

    /** Refused with 404 where it is none of this import, or decided on already. */
    static Proposal of(ImportJob job, UUID id) {
        Proposal found = findById(id);
        if (found == null || !found.importId.equals(job.id()) || found.state != State.OPEN)
            throw Refusal.notFound("proposal", id);
        return found;
    }

    void take(Kind other, Clock clock) {
        if (other == Kind.RESPONSE && hours == null)
            throw Refusal.invalid("/kind", "not_applicable", "It answers nothing: there are no hours for a RESPONSE.");
        this.kind = other;
        touch(clock);
    }

    void drop(Clock clock) {
        this.state = State.DROPPED;
        this.subject = null;
        touch(clock);
    }

    Kind kind() {
        return kind;
    }

    ProposalView view() {
        return new ProposalView(
                id(),
                version(),
                line,
                outward ? ProposalView.Direction.OUT : ProposalView.Direction.IN,
                kind,
                organizationId,
                influencerId,
                occurredAt,
                kind == Kind.RESPONSE ? hours : null,
                subject);
    }
}
