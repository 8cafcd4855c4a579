package dev.rapport.contacts.influencer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.contacts.Archivable;
import dev.rapport.contacts.influencer.NewInfluencer.Cadence;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.kit.problem.Merged;
import dev.rapport.kit.problem.Refusal;

/** A person or account whom the agency's organizations may want to work with. */
@Entity
public class Influencer extends Archivable {

    /** What the database holds where nothing was learnt yet. */
    private static final Instant NEVER = Instant.parse("1900-01-01T00:00:00Z");

    /** The opt-out in force, with the id of the fact that was told to the world. */
    public record DoNotContact(UUID permissionId, LocalDate since, String reason) {}

    private String name;
    private String externalId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> emails;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Channel> channels;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> interests;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    private String language;
    private String location;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Source source;

    @JdbcTypeCode(SqlTypes.JSON)
    private Cadence cadence;

    private String notes;

    @JdbcTypeCode(SqlTypes.JSON)
    private DoNotContact doNotContact;

    /** The database keeps it, whoever writes a research note; null of one who was made just now. */
    @Column(insertable = false, updatable = false)
    private Instant lastResearchedAt;

    /** The same as {@link #needsResearch()}, for lists. */
    @Column(insertable = false, updatable = false)
    private boolean needsResearch;

    /** For Hibernate. */
    protected Influencer() {}

    Influencer(NewInfluencer said, Clock clock) {
        super(clock);
        describe(said);
    }

    /** Refused with 404 where unknown or another agency's; who was merged into another is found there ({@link Merged}). */
    public static Influencer withId(UUID id) {
        Influencer found = findById(id);
        if (found != null) return found;
        Former.requireUnmerged(id);
        throw Refusal.notFound("influencer", id);
    }

    /** @return false where everything was so already */
    public boolean change(NewInfluencer said, Clock clock) {
        if (said.equals(described())) return false;
        describe(said);
        touch(clock);
        return true;
    }

    /** What another one was known by, or what is left of it; they have a new version in any case. */
    public void become(NewInfluencer said, DoNotContact wish, Clock clock) {
        describe(said);
        this.doNotContact = wish;
        touch(clock);
    }

    void forbidContact(ContactPermission optOut, Clock clock) {
        this.doNotContact = new DoNotContact(optOut.id(), optOut.on(), optOut.reason());
        touch(clock);
    }

    void allowContact(Clock clock) {
        this.doNotContact = null;
        touch(clock);
    }

    /** To be called where a note changes {@link #needsResearch()}: whoever has read them has an old copy now. */
    public void reconsider(Clock clock) {
        touch(clock);
    }

    private void describe(NewInfluencer said) {
        said.requireSense();
        this.name = said.name();
        this.externalId = said.externalId();
        this.emails = said.emails();
        this.channels = said.channels();
        this.interests = said.interests();
        this.tags = said.tags();
        this.language = said.language();
        this.location = said.location();
        this.source = said.source();
        this.cadence = said.cadence();
        this.notes = said.notes();
    }

    /** In the form in which it could be sent. */
    public NewInfluencer described() {
        return new NewInfluencer(
                name, externalId, emails, channels, interests, tags, language, location, source, cadence, notes);
    }

    public List<String> interests() {
        return interests;
    }

    /** Whether they are from a list, and nobody has looked yet at who they are. */
    public boolean needsResearch() {
        return isListed() && latestResearch() == null;
    }

    /** Whether they came by the dozen, from a list. */
    public boolean isListed() {
        return source == Source.LIST;
    }

    /** Null where they never were. */
    public Instant latestResearch() {
        return NEVER.equals(lastResearchedAt) ? null : lastResearchedAt;
    }

    /** As {@link #latestResearch()}, but in a form that sorts: of those who never were, before all others. */
    Instant researchedOrNever() {
        return lastResearchedAt;
    }

    String name() {
        return name;
    }

    /** Whether no opt-out stood in the way on this day (UTC). */
    public boolean mightBeContactedOn(LocalDate day) {
        return doNotContact == null || day.isBefore(doNotContact.since());
    }

    /** Null where they may be contacted. */
    public DoNotContact doNotContact() {
        return doNotContact;
    }
}
