package dev.rapport.interactions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;

import org.hibernate.annotations.Formula;

import dev.rapport.kit.tenancy.Owned;

/** What passes between an organization and an influencer. Each is told to the world as one interaction. */
@MappedSuperclass
public abstract class Deed extends Owned {

    /** Where they are stored; each has an influencer_id. */
    public static final List<String> TABLES = List.of("interaction", "commitment", "agreement", "survey");

    private UUID organizationId;
    private UUID influencerId;

    /** Read with the row: whom the influencer was merged into. Never written; both may part again. */
    @Formula("(SELECT k.merged_into FROM known_contact k WHERE k.agency = agency AND k.id = influencer_id)")
    private UUID mergedInto;

    private Instant occurredAt;
    private String summary;
    private boolean deleted;

    @Transient
    private Object known;

    @Transient
    private boolean restored;

    /** For Hibernate. */
    protected Deed() {}

    protected Deed(Clock clock) {
        super(clock);
    }

    protected void happened(UUID organizationId, UUID influencerId, Instant occurredAt, String summary) {
        this.organizationId = organizationId;
        if (!isWith(influencerId)) concerns(influencerId, influencerId);
        this.occurredAt = occurredAt;
        this.summary = summary;
    }

    /** What it says now is what the next change is compared with. */
    @PostLoad
    void remember() {
        this.known = shown(LocalDate.EPOCH);
    }

    /** As it was read or last told; null of a new one. */
    Object known() {
        return known;
    }

    /** The row stays, without its words, so that its end can be told again; its {@link Revision} has them for a while. */
    protected void strike(Clock clock) {
        this.summary = null;
        this.deleted = true;
        touch(clock);
    }

    /**
     * Takes back what {@link #strike} took; the row itself counts again already.
     *
     * @param words as they were shown, by their names in the API
     */
    public void restore(Map<String, Object> words, Clock clock) {
        this.summary = (String) words.get("summary");
        this.restored = true;
        touch(clock);
    }

    public abstract Noun noun();

    /**
     * As readers see it.
     *
     * @param today in the agency's time zone
     */
    public abstract Object shown(LocalDate today);

    /**
     * The id that it was written down under stays as long as it is one of theirs.
     *
     * @param person who is found under the id now
     */
    public void concerns(UUID someId, UUID person) {
        if (!isWith(someId)) this.influencerId = someId;
        this.mergedInto = person.equals(influencerId) ? null : person;
    }

    /** With whom, as they are found now. */
    public UUID person() {
        return mergedInto == null ? influencerId : mergedInto;
    }

    /** Whether this is an id of theirs: the one that it was written down under, or the one of today. */
    public boolean isWith(UUID someId) {
        return someId.equals(influencerId) || someId.equals(mergedInto);
    }

    /** The id that it was written down under, where they are found under another one now; else null. */
    public UUID formerInfluencerId() {
        return mergedInto == null ? null : influencerId;
    }

    /** The word for it in events. */
    public abstract String kindName();

    /** Its whole state for the world: ids, kinds, numbers and dates only. */
    public abstract Object told();

    public UUID organizationId() {
        return organizationId;
    }

    /** As it was written down, and as it is told to the world; see {@link #person}. */
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

    boolean restored() {
        return restored;
    }
}
