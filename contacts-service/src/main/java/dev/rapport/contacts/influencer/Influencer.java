package dev.rapport.contacts.influencer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.contacts.influencer.NewInfluencer.Cadence;
import dev.rapport.contacts.influencer.NewInfluencer.Channel;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Owned;

/** A person or account whom the agency's organizations may want to work with. */
@Entity
public class Influencer extends Owned {

    static final Listing<Influencer> LISTING = new Listing<>(Influencer.class)
            .sortedBy("name", i -> i.name, text -> text)
            .sortedBy("createdAt", Influencer::createdAt, Text::instant)
            .sortedBy("updatedAt", Influencer::updatedAt, Text::instant);

    /** The opt-out in force, with the id of the fact that was told to the world. */
    record DoNotContact(UUID permissionId, LocalDate since, String reason) {}

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

    /** For Hibernate. */
    protected Influencer() {}

    Influencer(NewInfluencer said, Clock clock) {
        super(clock);
        describe(said);
    }

    /** Refused with 404 where unknown or another agency's. */
    public static Influencer withId(UUID id) {
        Influencer found = findById(id);
        if (found == null) throw Refusal.notFound("influencer", id);
        return found;
    }

    /** From here on nobody can add anything to them; Hibernate's own lock lets rows that refer to this one in. */
    void lockAgainstAdditions() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM influencer WHERE agency = ?1 AND id = ?2 FOR UPDATE")
                .setParameter(1, agency())
                .setParameter(2, id())
                .getResultList();
    }

    /** @return false where everything was so already */
    boolean change(NewInfluencer said, Clock clock) {
        if (said.equals(described())) return false;
        describe(said);
        touch(clock);
        return true;
    }

    void forbidContact(ContactPermission optOut, Clock clock) {
        this.doNotContact = new DoNotContact(optOut.id(), optOut.on(), optOut.reason());
        touch(clock);
    }

    void allowContact(Clock clock) {
        this.doNotContact = null;
        touch(clock);
    }

    private void describe(NewInfluencer said) {
        Cadence pace = said.cadence();
        if (pace != null && pace.maxDays() < pace.targetDays()) {
            throw Refusal.invalid("/cadence/maxDays", "less_than_target", "maxDays must not be less than targetDays.");
        }
        this.name = said.name();
        this.externalId = said.externalId();
        this.emails = said.emails();
        this.channels = said.channels();
        this.interests = said.interests();
        this.tags = said.tags();
        this.language = said.language();
        this.location = said.location();
        this.source = said.source();
        this.cadence = pace;
        this.notes = said.notes();
    }

    /** In the form in which it could be sent. */
    NewInfluencer described() {
        return new NewInfluencer(
                name, externalId, emails, channels, interests, tags, language, location, source, cadence, notes);
    }

    public List<String> interests() {
        return interests;
    }

    /** Null where they may be contacted. */
    DoNotContact doNotContact() {
        return doNotContact;
    }
}
