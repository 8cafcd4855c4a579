package dev.rapport.interactions.interaction;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.Noun;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/** Something that was done for, with or by an influencer, on behalf of an organization. */
@Entity
@SQLRestriction("not deleted")
public class Interaction extends Deed {

    static final Listing<Interaction> LISTING = new Listing<>(Interaction.class)
            .sortedBy("occurredAt", Interaction::occurredAt, Text::instant)
            .sortedBy("createdAt", Interaction::createdAt, Text::instant)
            .sortedBy("updatedAt", Interaction::updatedAt, Text::instant)
            .byDefault("-occurredAt");

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    private String channel;
    private UUID inReplyTo;

    /** What it answered until that was deleted, or until it was deleted itself. */
    private UUID lostReplyTo;

    private String externalId;
    private Integer value;
    private Double relevance;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Outcome outcome;

    private Boolean solicited;
    private Integer size;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Sentiment sentiment;

    private Double hours;

    @Embedded
    private AskEnd askEnd;

    /** For Hibernate. */
    protected Interaction() {}

    /**
     * @param person who is found under the influencer's id now
     * @param answered what it is a reply to; null where to nothing
     */
    Interaction(NewInteraction said, UUID person, Interaction answered, Clock clock) {
        super(clock);
        concerns(said.influencerId(), person);
        describe(said, answered, clock);
    }

    /** For work in the background, which stores it by itself. */
    public static Interaction of(NewInteraction said, UUID person, Interaction answered, Clock clock) {
        return new Interaction(said, person, answered, clock);
    }

    /** Refused with 404 where unknown, deleted or another agency's. */
    static Interaction withId(UUID id) {
        Interaction found = findById(id);
        if (found == null) throw Refusal.notFound("interaction", id);
        return found;
    }

    /** Those that answer this one. */
    List<Interaction> answers() {
        return list("inReplyTo", id());
    }

    void change(NewInteraction said, Interaction answered, Clock clock) {
        describe(said, answered, clock);
        touch(clock);
    }

    public void delete(Clock clock) {
        this.channel = null;
        this.externalId = null;
        loseReply();
        strike(clock);
    }

    @Override
    public void restore(Map<String, Object> words, Clock clock) {
        this.channel = (String) words.get("channel");
        this.externalId = (String) words.get("externalId");
        super.restore(words, clock);
    }

    /**
     * What this one answered, or this one itself, is there again.
     *
     * @return false where it cannot answer that any more, having been corrected meanwhile
     */
    boolean answerAgain(Interaction answered, Clock clock) {
        if (inReplyTo != null
                || Answering.objection(answered, this, "/inReplyTo").isPresent()) return false;
        answer(answered, "/inReplyTo");
        this.inReplyTo = answered.id();
        this.lostReplyTo = null;
        touch(clock);
        return true;
    }

    /** @param end how the ask ended; null: it is open again */
    public void close(AskEnd end, Clock clock) {
        if (end != null) end.check(occurredAt(), "/on", "before_it_was_made");
        this.askEnd = end;
        touch(clock);
    }

    /**
     * What this one answers was corrected.
     *
     * @return false where that makes no difference here
     */
    boolean follow(Interaction answered, Clock clock) {
        Double before = hours;
        answer(answered, "/occurredAt");
        if (Objects.equals(before, hours)) return false;
        touch(clock);
        return true;
    }

    /** What this one answers was deleted: the hours stay as if they had been sent. */
    void standAlone(Clock clock) {
        loseReply();
        touch(clock);
    }

    private void loseReply() {
        if (inReplyTo != null) this.lostReplyTo = inReplyTo;
        this.inReplyTo = null;
    }

    private void describe(NewInteraction said, Interaction answered, Clock clock) {
        said.kind().check(said);
        this.kind = said.kind();
        Instant at = Moments.happened(said.occurredAt(), clock, "/occurredAt");
        if (kind != Kind.ASK) this.askEnd = null;
        if (askEnd != null) askEnd.check(at, "/occurredAt", "after_it_was_closed");
        happened(said.organizationId(), said.influencerId(), at, said.summary());
        this.channel = said.channel();
        this.externalId = said.externalId();
        this.value = kind.takes(Detail.VALUE) && said.value() == null ? Integer.valueOf(1) : said.value();
        this.relevance = said.relevance();
        this.outcome = said.outcome();
        this.solicited = kind.takes(Detail.SOLICITED) && said.solicited() == null ? Boolean.FALSE : said.solicited();
        this.size = kind.takes(Detail.SIZE) && said.size() == null ? Integer.valueOf(1) : said.size();
        this.sentiment = said.sentiment();
        // Who says anew what it answers, or the hours, has settled it.
        if (said.inReplyTo() != null || !Objects.equals(hours, said.hours())) this.lostReplyTo = null;
        this.hours = said.hours();
        this.inReplyTo = said.inReplyTo();
        if (answered != null) answer(answered, "/inReplyTo");
    }

    private void answer(Interaction answered, String pointer) {
        Answering.objection(answered, this, pointer).ifPresent(refusal -> {
            throw refusal;
        });
        if (kind == Kind.RESPONSE) this.hours = Answering.hours(answered, this);
    }

    /** In the form in which it could be sent. */
    public NewInteraction described() {
        return new NewInteraction(
                kind,
                organizationId(),
                person(),
                occurredAt(),
                channel,
                summary(),
                inReplyTo,
                externalId,
                value,
                relevance,
                outcome,
                solicited,
                size,
                sentiment,
                inReplyTo == null ? hours : null);
    }

    @Override
    public InteractionState told() {
        return InteractionState.of(this);
    }

    @Override
    public Noun noun() {
        return Noun.INTERACTION;
    }

    @Override
    public InteractionView shown(LocalDate today) {
        return InteractionView.of(this);
    }

    @Override
    public String kindName() {
        return kind.name();
    }

    public Kind kind() {
        return kind;
    }

    /** Null where it answers nothing. */
    public UUID inReplyTo() {
        return inReplyTo;
    }

    /** Null where it is no ask, and where nobody has said how it ended. */
    public AskEnd askEnd() {
        return askEnd;
    }

    /** As sent or computed; null for all kinds but RESPONSE. */
    Double hours() {
        return hours;
    }

    /** Null where it stood alone from the start. */
    UUID lostReplyTo() {
        return lostReplyTo;
    }
}
