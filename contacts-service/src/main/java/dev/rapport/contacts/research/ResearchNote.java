package dev.rapport.contacts.research;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.tenancy.Owned;
import dev.rapport.kit.time.Moments;

/** Something learnt about an influencer: research the person instead of working a list. */
@Entity
public class ResearchNote extends Owned {

    static final Listing<ResearchNote> LISTING =
            new Listing<>(ResearchNote.class).sortedBy("occurredAt", ResearchNote::occurredAt, Text::instant);

    @Column(updatable = false)
    private UUID influencerId;

    private String note;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> topics;

    private String sourceUrl;
    private int value;
    private Instant occurredAt;
    private String externalId;

    /** For Hibernate. */
    protected ResearchNote() {}

    ResearchNote(UUID influencerId, NewResearchNote said, Clock clock) {
        super(clock);
        this.influencerId = influencerId;
        describe(said, clock);
    }

    /** All of an influencer's, to be deleted with them. */
    public static List<ResearchNote> of(UUID influencerId) {
        return list("influencerId", influencerId);
    }

    /** What the notes tell, the newest first, without their words. */
    public static List<Lesson> lessonsAbout(UUID influencerId, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select n.id, n.topics, n.sourceUrl, n.occurredAt from ResearchNote n"
                                + " where n.influencerId = ?1 order by n.occurredAt desc, n.id desc",
                        Lesson.class)
                .setParameter(1, influencerId)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** @return false where everything was so already */
    boolean change(NewResearchNote said, Clock clock) {
        if (said.equals(described())) return false;
        describe(said, clock);
        touch(clock);
        return true;
    }

    private void describe(NewResearchNote said, Clock clock) {
        this.occurredAt = Moments.happened(said.occurredAt(), clock, "/occurredAt");
        this.note = said.note();
        this.topics = said.topics();
        this.sourceUrl = said.sourceUrl();
        this.value = said.value();
        this.externalId = said.externalId();
    }

    /** In the form in which it could be sent. */
    NewResearchNote described() {
        return new NewResearchNote(note, topics, sourceUrl, value, occurredAt, externalId);
    }

    public UUID influencerId() {
        return influencerId;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public int value() {
        return value;
    }
}
