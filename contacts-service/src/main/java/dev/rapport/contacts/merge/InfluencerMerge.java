package dev.rapport.contacts.merge;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Owned;
import dev.rapport.kit.time.Moments;

/** That one influencer turned out to be another. While it stands it holds all that is needed to undo it. */
@Entity
public class InfluencerMerge extends Owned {

    static final Listing<InfluencerMerge> LISTING = new Listing<>(InfluencerMerge.class)
            .sortedBy("createdAt", InfluencerMerge::createdAt, Text::instant)
            .byDefault("-createdAt");

    @Column(updatable = false)
    private UUID survivorId;

    @Column(updatable = false)
    private UUID duplicateId;

    /** Where both are found; later merges move it on, and their undoing back. */
    @Column(updatable = false)
    private UUID rootId;

    private String externalId;

    @Column(updatable = false)
    private String mergedBy;

    private String undoneBy;
    private Instant undoneAt;

    @Column(updatable = false)
    private long toldVersion;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    private NewInfluencer said;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    private Given given;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    private Moved moved;

    /** For Hibernate. */
    protected InfluencerMerge() {}

    InfluencerMerge(Influencer survivor, Influencer duplicate, Given given, Moved moved, String by, Clock clock) {
        super(clock);
        this.survivorId = survivor.id();
        this.duplicateId = duplicate.id();
        this.rootId = survivor.id();
        this.said = duplicate.described();
        this.externalId = said.externalId();
        this.mergedBy = by;
        this.toldVersion = duplicate.version() + 1;
        this.given = given;
        this.moved = moved;
    }

    /** Refused with 404 where unknown, of another survivor or another agency's. */
    static InfluencerMerge withId(UUID id, UUID survivorId) {
        InfluencerMerge found = findById(id);
        if (found == null || !found.survivorId.equals(survivorId)) throw Refusal.notFound("merge", id);
        return found;
    }

    /** What was said of each of those who are found under one now, when they were merged. */
    public static List<NewInfluencer> saidOfThoseIn(UUID rootId) {
        return InfluencerMerge.<InfluencerMerge>list("rootId = ?1 and undoneAt is null", rootId).stream()
                .map(InfluencerMerge::said)
                .toList();
    }

    /** All into the same survivor that stand, this one as well, in the order in which they were made. */
    List<InfluencerMerge> standing() {
        return list("survivorId = ?1 and undoneAt is null order by id", survivorId);
    }

    void requireStanding() {
        if (undoneAt != null) throw new Refusal(MergeProblem.MERGE_UNDONE, "It was undone at " + undoneAt + ".");
    }

    /** What it would have been without another one that is undone. */
    void become(Given given, Moved moved, Clock clock) {
        this.given = given;
        this.moved = moved;
        touch(clock);
    }

    /** What it held of the duplicate is theirs again. */
    void undo(String by, Clock clock) {
        this.undoneBy = by;
        this.undoneAt = Moments.now(clock);
        this.externalId = null;
        this.said = null;
        this.given = null;
        this.moved = null;
        touch(clock);
    }

    UUID survivorId() {
        return survivorId;
    }

    UUID duplicateId() {
        return duplicateId;
    }

    String mergedBy() {
        return mergedBy;
    }

    String undoneBy() {
        return undoneBy;
    }

    /** Null while it stands. */
    Instant undoneAt() {
        return undoneAt;
    }

    /** Of the duplicate. */
    long toldVersion() {
        return toldVersion;
    }

    /** The duplicate's own; null without one. */
    String externalId() {
        return externalId;
    }

    NewInfluencer said() {
        return said;
    }

    Given given() {
        return given;
    }

    Moved moved() {
        return moved;
    }
}
