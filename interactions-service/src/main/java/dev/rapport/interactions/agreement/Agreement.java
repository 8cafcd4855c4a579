package dev.rapport.interactions.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

import dev.rapport.interactions.Deed;
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

    private LocalDate acceptedOn;

    /** For Hibernate. */
    protected Agreement() {}

    Agreement(NewAgreement said, Clock clock) {
        super(clock);
        describe(said, clock);
    }

    /** Refused with 404 where unknown, deleted or another agency's. */
    static Agreement withId(UUID id) {
        Agreement found = findById(id);
        if (found == null) throw Refusal.notFound("agreement", id);
        return found;
    }

    void change(NewAgreement said, Clock clock) {
        describe(said, clock);
        touch(clock);
    }

    void delete(Clock clock) {
        this.channels = List.of();
        strike(clock);
    }

    private void describe(NewAgreement said, Clock clock) {
        LocalDate accepted = said.acceptedOn();
        if (accepted != null) Moments.happenedOn(accepted, clock, "/acceptedOn");
        // It counts from the day of the yes; a proposal is dated by its writing down.
        Instant at = accepted == null
                ? createdAt()
                : accepted.atStartOfDay(ZoneOffset.UTC).toInstant();
        happened(said.organizationId(), said.influencerId(), at, said.summary());
        this.giveShare = said.giveShare();
        this.cadenceDays = said.cadenceDays();
        this.channels = said.channels();
        this.acceptedOn = accepted;
    }

    /** In the form in which it could be sent. */
    NewAgreement described() {
        return new NewAgreement(
                organizationId(), influencerId(), giveShare, cadenceDays, channels, acceptedOn, summary());
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
    public String kindName() {
        return "AGREEMENT";
    }
}
