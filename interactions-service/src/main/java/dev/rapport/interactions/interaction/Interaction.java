package dev.rapport.interactions.interaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

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

/** Something that was done for, with or by an influencer, on behalf of an organization. */
@Entity
@SQLRestriction("not deleted")
public class Interaction extends Deed {

    static final Listing<Interaction> LISTING = new Listing<>(Interaction.class)
            .sortedBy("occurredAt", Interaction::occurredAt, Text::instant)
            .sortedBy("createdAt", Interaction::createdAt, Text::instant)
            .sortedBy("updatedAt", Interaction::updatedAt, Text::instant)
            .byDefault("-occurredAt");

    private static final double MOST_HOURS = 87_600;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    private String channel;
    private UUID inReplyTo;
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

    /** For Hibernate. */
    protected Interaction() {}

    /** @param answered what it is a reply to; null where to nothing */
    Interaction(NewInteraction said, Interaction answered, Clock clock) {
        super(clock);
        describe(said, answered, clock);
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

    void delete(Clock clock) {
        this.channel = null;
        this.externalId = null;
        this.inReplyTo = null;
        strike(clock);
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
        this.inReplyTo = null;
        touch(clock);
    }

    private void describe(NewInteraction said, Interaction answered, Clock clock) {
        said.kind().check(said);
        this.kind = said.kind();
        Instant at = Moments.happened(said.occurredAt(), clock, "/occurredAt");
        happened(said.organizationId(), said.influencerId(), at, said.summary());
        this.channel = said.channel();
        this.externalId = said.externalId();
        this.value = kind.takes(Detail.VALUE) && said.value() == null ? Integer.valueOf(1) : said.value();
        this.relevance = said.relevance();
        this.outcome = said.outcome();
        this.solicited = kind.takes(Detail.SOLICITED) && said.solicited() == null ? Boolean.FALSE : said.solicited();
        this.size = kind.takes(Detail.SIZE) && said.size() == null ? Integer.valueOf(1) : said.size();
        this.sentiment = said.sentiment();
        this.hours = said.hours();
        this.inReplyTo = said.inReplyTo();
        if (answered != null) answer(answered, "/inReplyTo");
    }

    private void answer(Interaction answered, String pointer) {
        if (answered.id().equals(id())) {
            throw Refusal.invalid(pointer, "answers_itself", "An interaction cannot answer itself.");
        }
        if (!answered.influencerId().equals(influencerId())) {
            throw Refusal.invalid(
                    pointer, "other_influencer", "An interaction and its answer must be with the same influencer.");
        }
        if (answered.occurredAt().isAfter(occurredAt())) {
            throw Refusal.invalid(pointer, "later", "An interaction must not be later than its answer.");
        }
        if (kind != Kind.RESPONSE) return;
        this.hours = Duration.between(answered.occurredAt(), occurredAt()).toMillis() / MILLIS_PER_HOUR;
        if (hours > MOST_HOURS) {
            throw Refusal.invalid(pointer, "too_long_ago", "A response may come up to 87600 hours later.");
        }
    }

    /** In the form in which it could be sent. */
    NewInteraction described() {
        return new NewInteraction(
                kind,
                organizationId(),
                influencerId(),
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
        return new InteractionState(
                id(),
                version(),
                false,
                kind,
                organizationId(),
                influencerId(),
                occurredAt(),
                value,
                relevance,
                outcome,
                solicited,
                size,
                sentiment,
                hours);
    }

    @Override
    public String kindName() {
        return kind.name();
    }

    Kind kind() {
        return kind;
    }

    /** As sent or computed; null for all kinds but RESPONSE. */
    Double hours() {
        return hours;
    }
}
