package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

import dev.rapport.interactions.Deed;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/** A promise with a due date. It is open until it is kept, broken or released, once and for all: follow through. */
@Entity
@SQLRestriction("not deleted")
public class Commitment extends Deed {

    static final Listing<Commitment> LISTING = new Listing<>(Commitment.class)
            .sortedBy("dueOn", c -> c.dueOn, Text::date)
            .sortedBy("createdAt", Commitment::createdAt, Text::instant);

    /** As in the scoring model: a day late is not late. */
    private static final int GRACE_DAYS = 1;

    @Column(name = "promised_by")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Promiser promiser;

    private int importance;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Status status = Status.OPEN;

    private LocalDate closedOn;
    private String externalId;

    /** For Hibernate. */
    protected Commitment() {}

    Commitment(NewCommitment said, Clock clock) {
        super(clock);
        describe(said, clock);
    }

    /** Refused with 404 where unknown, deleted or another agency's. */
    static Commitment withId(UUID id) {
        Commitment found = findById(id);
        if (found == null) throw Refusal.notFound("commitment", id);
        return found;
    }

    void change(NewCommitment said, Clock clock) {
        describe(said, clock);
        touch(clock);
    }

    void keep(LocalDate on, Clock clock) {
        close(Status.KEPT, on, clock);
    }

    /** Named so since {@code break} is a word of Java. */
    void fail(LocalDate on, Clock clock) {
        close(Status.BROKEN, on, clock);
    }

    void release(LocalDate on, Clock clock) {
        close(Status.RELEASED, on, clock);
    }

    void delete(Clock clock) {
        this.externalId = null;
        strike(clock);
    }

    private void close(Status end, LocalDate on, Clock clock) {
        if (status != Status.OPEN) {
            throw new Refusal(
                    CommitmentProblem.COMMITMENT_CLOSED, "It is " + status + " since " + closedOn + "; that is final.");
        }
        LocalDate day = Moments.happenedOn(on, clock, "/on");
        LocalDate made = Moments.dayOf(occurredAt());
        if (day.isBefore(made)) {
            throw Refusal.invalid("/on", "before_it_was_made", "It was made on " + made + ".");
        }
        this.status = end;
        this.closedOn = day;
        touch(clock);
    }

    private void describe(NewCommitment said, Clock clock) {
        Instant made = Moments.happened(said.occurredAt(), clock, "/occurredAt");
        LocalDate day = Moments.dayOf(made);
        if (said.dueOn().isBefore(day)) {
            throw Refusal.invalid("/dueOn", "before_it_was_made", "It was made on " + day + ".");
        }
        if (closedOn != null && closedOn.isBefore(day)) {
            throw Refusal.invalid("/occurredAt", "after_it_was_closed", "It was closed on " + closedOn + ".");
        }
        happened(said.organizationId(), said.influencerId(), made, said.summary());
        this.promiser = said.by();
        this.importance = said.importance();
        this.dueOn = said.dueOn();
        this.externalId = said.externalId();
    }

    boolean isOverdue(LocalDate today) {
        return status == Status.OPEN && dueOn.plusDays(GRACE_DAYS).isBefore(today);
    }

    /** In the form in which it could be sent. */
    NewCommitment described() {
        return new NewCommitment(
                organizationId(), influencerId(), promiser, importance, dueOn, occurredAt(), summary(), externalId);
    }

    @Override
    public CommitmentState told() {
        return new CommitmentState(
                id(),
                version(),
                false,
                kindName(),
                organizationId(),
                influencerId(),
                occurredAt(),
                promiser,
                importance,
                dueOn,
                status,
                closedOn);
    }

    @Override
    public String kindName() {
        return "COMMITMENT";
    }

    Status status() {
        return status;
    }

    /** Null while open. */
    LocalDate closedOn() {
        return closedOn;
    }
}
