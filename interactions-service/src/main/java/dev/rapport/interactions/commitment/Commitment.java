package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.Noun;
import dev.rapport.interactions.due.DueDate;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/**
 * A promise with a due date. It is open until it is kept, broken or released: follow through. The clocks that come in
 * are in the agency's time zone, in which its days are days.
 */
@Entity
@DynamicUpdate // A change of something else must not take back what was told of its reminders meanwhile.
@SQLRestriction("not deleted")
public class Commitment extends Deed {

    static final Listing<Commitment> LISTING = new Listing<>(Commitment.class)
            .sortedBy("dueOn", c -> c.dueOn, Text::date)
            .sortedBy("createdAt", Commitment::createdAt, Text::instant);

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
    private String responsible;

    /** The two that reminders go by: since when the due date stands, and the day on which to look at it next. */
    private Instant dueSetAt;

    private LocalDate remindOn;

    /** For Hibernate. */
    protected Commitment() {}

    Commitment(NewCommitment said, Clock clock) {
        super(clock);
        describe(said, clock);
    }

    /** For work in the background, which stores it by itself. */
    public static Commitment of(NewCommitment said, UUID person, Clock clock) {
        Commitment made = new Commitment(said, clock);
        made.concerns(said.influencerId(), person);
        return made;
    }

    /** Whether they say the same; of whom it is silent in a row, nothing is said. */
    public boolean saysAs(Commitment row) {
        return described().equals(row.described().seenToBy(responsible == null ? "" : responsible))
                && status == row.status
                && Objects.equals(closedOn, row.closedOn);
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

    public void keep(LocalDate on, Clock clock) {
        close(Status.KEPT, on, clock);
    }

    /** Named so since {@code break} is a word of Java. */
    public void fail(LocalDate on, Clock clock) {
        close(Status.BROKEN, on, clock);
    }

    public void release(LocalDate on, Clock clock) {
        close(Status.RELEASED, on, clock);
    }

    /** It was closed by mistake. */
    void reopen(Clock clock) {
        if (status == Status.OPEN) {
            throw new Refusal(CommitmentProblem.COMMITMENT_OPEN, "It is open, so that it need not be reopened.");
        }
        this.status = Status.OPEN;
        this.closedOn = null;
        touch(clock);
    }

    public void delete(Clock clock) {
        this.externalId = null;
        this.responsible = null;
        strike(clock);
    }

    @Override
    public void restore(Map<String, Object> words, Clock clock) {
        this.externalId = (String) words.get("externalId");
        this.responsible = (String) words.get("responsible");
        super.restore(words, clock);
    }

    private void close(Status end, LocalDate on, Clock clock) {
        if (status != Status.OPEN) {
            throw new Refusal(
                    CommitmentProblem.COMMITMENT_CLOSED,
                    "It is " + status + " since " + closedOn + "; reopen it where that was a mistake.");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate day = on == null ? today : on;
        if (day.isAfter(today)) {
            throw Refusal.invalid(
                    "/on",
                    "in_the_future",
                    "Today is " + today + " in the agency's time zone " + clock.getZone() + ".");
        }
        LocalDate made = dayOf(occurredAt(), clock);
        if (day.isBefore(made)) {
            throw Refusal.invalid("/on", "before_it_was_made", "It was made on " + made + ".");
        }
        this.status = end;
        this.closedOn = day;
        touch(clock);
    }

    private void describe(NewCommitment said, Clock clock) {
        Instant made = Moments.happened(said.occurredAt(), clock, "/occurredAt");
        boolean moved = !said.dueOn().equals(dueOn);
        // What was in order once stays so in another time zone, where the day is another.
        if (moved || !made.equals(occurredAt())) refuseBefore(dayOf(made, clock), said.dueOn());
        if (moved) remindFrom(said.dueOn(), clock);
        happened(said.organizationId(), said.influencerId(), made, said.summary());
        this.promiser = said.by();
        this.importance = said.importance();
        this.dueOn = said.dueOn();
        this.externalId = said.externalId();
        this.responsible = said.responsible();
    }

    private void refuseBefore(LocalDate made, LocalDate due) {
        if (due.isBefore(made)) {
            throw Refusal.invalid("/dueOn", "before_it_was_made", "It was made on " + made + ".");
        }
        if (closedOn != null && closedOn.isBefore(made)) {
            throw Refusal.invalid("/occurredAt", "after_it_was_closed", "It was closed on " + closedOn + ".");
        }
    }

    /** From the earliest day that it is anywhere: which day it is here by then, the agency's time zone of then says. */
    private void remindFrom(LocalDate due, Clock clock) {
        this.dueSetAt = Moments.now(clock);
        this.remindOn =
                new DueDate(due).nextLook(Moments.today(clock).minusDays(1)).orElse(null);
    }

    private static LocalDate dayOf(Instant time, Clock clock) {
        return LocalDate.ofInstant(time, clock.getZone());
    }

    boolean isOverdue(LocalDate today) {
        return status == Status.OPEN && new DueDate(dueOn).isOverdue(today);
    }

    /** In the form in which it could be sent. */
    public NewCommitment described() {
        return new NewCommitment(
                organizationId(),
                person(),
                promiser,
                importance,
                dueOn,
                occurredAt(),
                summary(),
                externalId,
                responsible);
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
    public Noun noun() {
        return Noun.COMMITMENT;
    }

    @Override
    public CommitmentView shown(LocalDate today) {
        return CommitmentView.of(this, today);
    }

    @Override
    public String kindName() {
        return "COMMITMENT";
    }

    public Status status() {
        return status;
    }

    /** Null while open. */
    public LocalDate closedOn() {
        return closedOn;
    }
}
