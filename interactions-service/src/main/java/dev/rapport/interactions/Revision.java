package dev.rapport.interactions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.tenancy.Owned;

/** That a deed was changed: by whom, why, and what it said before. */
@Entity
public class Revision extends Owned {

    public static final Listing<Revision> LISTING = new Listing<>(Revision.class)
            .sortedBy("createdAt", Revision::createdAt, Text::instant)
            .byDefault("-createdAt");

    /** How long a deleted deed can be restored; then its words are forgotten, here too. */
    static final Duration WORDS_KEPT = Duration.ofDays(30);

    /** What was done. */
    public enum Kind {
        CORRECTED,
        DELETED,
        RESTORED
    }

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    private Noun noun;

    @Column(updatable = false)
    private UUID thingId;

    @Column(updatable = false)
    private long thingVersion;

    @Column(updatable = false)
    private UUID influencerId;

    /** Read with the row: whom the influencer was merged into. */
    @Formula("(SELECT k.merged_into FROM known_contact k WHERE k.agency = agency AND k.id = influencer_id)")
    private UUID mergedInto;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    private Kind kind;

    @Column(updatable = false)
    private String madeBy;

    @Column(updatable = false)
    private String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<Difference> changes;

    private Instant wordsUntil;

    /** For Hibernate. */
    protected Revision() {}

    Revision(Deed deed, List<Difference> changes, String madeBy, String reason, Clock clock) {
        super(clock);
        this.noun = deed.noun();
        this.thingId = deed.id();
        this.thingVersion = deed.version();
        this.influencerId = deed.influencerId();
        this.kind = deed.deleted() ? Kind.DELETED : deed.restored() ? Kind.RESTORED : Kind.CORRECTED;
        this.madeBy = madeBy;
        this.reason = reason;
        this.changes = changes;
        this.wordsUntil = deed.deleted() ? createdAt().plus(WORDS_KEPT) : null;
    }

    /** The last deletion of a thing, which holds its words. */
    public static Optional<Revision> deletionOf(Noun noun, UUID id) {
        return find("noun = ?1 and thingId = ?2 and kind = ?3 order by createdAt desc, id desc", noun, id, Kind.DELETED)
                .firstResultOptional();
    }

    /** The words of a deleted thing, by their names in the API; empty where it is too late. */
    public Optional<Map<String, Object>> words(Clock clock) {
        if (wordsUntil == null || clock.instant().isAfter(wordsUntil)) return Optional.empty();
        Map<String, Object> words = new HashMap<>();
        changes.forEach(change -> words.put(change.pointer().substring(1), change.before()));
        return Optional.of(words);
    }

    /** The deed lives again, and its history with it. */
    public void undone(Clock clock) {
        this.wordsUntil = null;
        touch(clock);
    }

    public Noun noun() {
        return noun;
    }

    public UUID thingId() {
        return thingId;
    }

    /** The version that the change made. */
    public long thingVersion() {
        return thingVersion;
    }

    /** With whom it was, as they are found now. */
    public UUID person() {
        return mergedInto == null ? influencerId : mergedInto;
    }

    public Kind kind() {
        return kind;
    }

    public String madeBy() {
        return madeBy;
    }

    public String reason() {
        return reason;
    }

    public List<Difference> changes() {
        return changes;
    }
}
