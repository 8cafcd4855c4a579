package dev.rapport.interactions.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

import dev.rapport.interactions.ChangeReason;
import dev.rapport.interactions.Deed;
import dev.rapport.interactions.Noun;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/** How much each side gives: control mutuality. Proposed first, and in force from the day it was accepted. */
@Entity
@SQLRestriction("not deleted")
public class Agreement extends Deed {

    static final Listing<Agreement> LISTING = new Listing<>(Agreement.class)
            .sortedBy("createdAt", Agreement::createdAt, Text::instant)
            .sortedBy("updatedAt", Agreement::updatedAt, Text::instant)
            .byDefault("-createdAt");

    private double giveShare;
    private Integer cadenceDays;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> channels;

    @JdbcTypeCode(SqlTypes.JSON)
    private Boundaries boundaries;

    private LocalDate acceptedOn;
    private String acceptedBy;
    private String externalId;

    /** The first of the line; null of the first itself. */
    @Column(updatable = false)
    private UUID originalId;

    @Column(updatable = false)
    private int termsVersion = 1;

    /** For Hibernate. */
    protected Agreement() {}

    Agreement(NewAgreement said, Clock clock) {
        super(clock);
        describe(said, clock);
    }

    /** New terms in place of those of the original. They bind nobody until they are accepted, and the old ones do so long. */
    Agreement(NewAgreement said, UUID originalId, int termsVersion, Clock clock) {
        this(said, clock);
        this.originalId = originalId;
        this.termsVersion = termsVersion;
    }

    /** For work in the background, which stores it by itself. */
    public static Agreement of(NewAgreement said, UUID person, Clock clock) {
        Agreement made = new Agreement(said, clock);
        made.concerns(said.influencerId(), person);
        return made;
    }

    /** Refused with 404 where unknown, deleted or another agency's. */
    static Agreement withId(UUID id) {
        Agreement found = findById(id);
        if (found == null) throw Refusal.notFound("agreement", id);
        return found;
    }

    /** @param reason why; needed where terms are touched that somebody has said yes to */
    void change(NewAgreement said, ChangeReason reason, Clock clock) {
        if (acceptedOn != null && said.hasOtherTermsThan(described())) {
            reason.needed("These terms were accepted on " + acceptedOn + ". Propose new ones as another version of"
                    + " them; or give a reason, where they were written down wrong.");
        }
        describe(said, clock);
        touch(clock);
    }

    public void delete(Clock clock) {
        this.channels = List.of();
        this.acceptedBy = null;
        if (boundaries != null) this.boundaries = boundaries.withTopics(null);
        this.externalId = null;
        strike(clock);
    }

    @Override
    public void restore(Map<String, Object> words, Clock clock) {
        this.channels = texts(words.get("channels"));
        this.acceptedBy = (String) words.get("acceptedBy");
        this.externalId = (String) words.get("externalId");
        if (words.get("boundaries") instanceof Map<?, ?> bounds) {
            this.boundaries = boundaries.withTopics(texts(bounds.get("topics")));
        }
        super.restore(words, clock);
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String.class::cast).toList()
                : List.of();
    }

    private void describe(NewAgreement said, Clock clock) {
        LocalDate accepted = said.acceptedOn();
        if (accepted == null && said.acceptedBy() != null) {
            throw Refusal.invalid(
                    "/acceptedBy", "not_applicable", "Nobody has accepted it while acceptedOn is absent.");
        }
        if (said.boundaries() != null && said.boundaries().hours() != null) {
            said.boundaries().hours().check();
        }
        if (accepted != null) Moments.happenedOn(accepted, clock, "/acceptedOn");
        // It counts from the day of the yes; a proposal is dated by its writing down.
        Instant at = accepted == null
                ? createdAt()
                : accepted.atStartOfDay(ZoneOffset.UTC).toInstant();
        happened(said.organizationId(), said.influencerId(), at, said.summary());
        this.giveShare = said.giveShare();
        this.cadenceDays = said.cadenceDays();
        this.channels = said.channels();
        this.boundaries = said.boundaries();
        this.acceptedOn = accepted;
        this.acceptedBy = said.acceptedBy();
        this.externalId = said.externalId();
    }

    /** In the form in which it could be sent. */
    public NewAgreement described() {
        return new NewAgreement(
                organizationId(),
                person(),
                giveShare,
                cadenceDays,
                channels,
                boundaries,
                acceptedOn,
                acceptedBy,
                summary(),
                externalId);
    }

    UUID originalId() {
        return originalId == null ? id() : originalId;
    }

    int termsVersion() {
        return termsVersion;
    }

    @Override
    public AgreementState told() {
        return new AgreementState(
                id(),
                version(),
                false,
                kindName(),
                organizationId(),
                influencerId(),
                occurredAt(),
                giveShare,
                acceptedOn);
    }

    @Override
    public Noun noun() {
        return Noun.AGREEMENT;
    }

    @Override
    public AgreementView shown(LocalDate today) {
        return AgreementView.of(this);
    }

    @Override
    public String kindName() {
        return "AGREEMENT";
    }
}
