package dev.rapport.interactions.cadence;

import java.time.Clock;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Owned;

/** A rule of the agency: how often to be in touch. Of each organization, tag and agency there is one at most. */
@Entity
public class Cadence extends Owned {

    static final Listing<Cadence> LISTING =
            new Listing<>(Cadence.class).sortedBy("createdAt", Cadence::createdAt, Text::instant);

    /** Every rule is looked at for every influencer. */
    private static final int MOST = 200;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Scope scope;

    private UUID organizationId;
    private String tag;

    /** What influencers' tags travel as. */
    @Column(name = "tag_print")
    private String tagPrint;

    private int targetDays;
    private int maxDays;

    /** For Hibernate. */
    protected Cadence() {}

    /** @param agency whose tags travel as fingerprints of its own */
    Cadence(NewCadence said, String agency, Clock clock) {
        super(clock);
        if (count() >= MOST) {
            throw new Refusal(
                    CadenceProblem.TOO_MANY_CADENCES, "There may be " + MOST + " cadences; delete one first.");
        }
        describe(said, agency);
    }

    /** Refused with 404 where unknown or another agency's. */
    static Cadence withId(UUID id) {
        Cadence found = findById(id);
        if (found == null) throw Refusal.notFound("cadence", id);
        return found;
    }

    void change(NewCadence said, Clock clock) {
        describe(said, agency());
        touch(clock);
    }

    private void describe(NewCadence said, String agency) {
        if (said.organizationId() != null && said.tag() != null) {
            throw Refusal.invalid("/tag", "not_with_organization", "Give an organization or a tag, or neither.");
        }
        if (said.tag() != null && said.tag().isBlank()) {
            throw Refusal.invalid("/tag", "required", "A tag must not be blank; leave it out for everybody.");
        }
        if (said.maxDays() < said.targetDays()) {
            throw Refusal.invalid("/maxDays", "less_than_target", "maxDays must not be less than targetDays.");
        }
        this.scope = scopeOf(said);
        this.organizationId = said.organizationId();
        this.tag = said.tag();
        this.tagPrint = said.tag() == null ? null : Fingerprint.of(agency, said.tag());
        this.targetDays = said.targetDays();
        this.maxDays = said.maxDays();
    }

    private static Scope scopeOf(NewCadence said) {
        if (said.organizationId() != null) return Scope.ORGANIZATION;
        return said.tag() == null ? Scope.AGENCY : Scope.TAG;
    }

    /** In the form in which it could be sent. */
    NewCadence described() {
        return new NewCadence(organizationId, tag, targetDays, maxDays);
    }

    Scope scope() {
        return scope;
    }
}
