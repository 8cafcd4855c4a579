package dev.rapport.interactions.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A commitment as answered.
 *
 * @param version counts from 1; the ETag
 * @param influencerId as they are found now
 * @param formerInfluencerId the id that it was written down under, where that one was merged into another; else absent
 * @param dueOn day in the agency's time zone
 * @param responsible who of the agency sees to it
 * @param closedOn day in the agency's time zone on which it was kept, broken or released; absent while open
 * @param overdue open, and more than the one day of grace after it was due
 */
public record CommitmentView(
        UUID id,
        long version,
        UUID organizationId,
        UUID influencerId,
        UUID formerInfluencerId,
        Promiser by,
        int importance,
        LocalDate dueOn,
        Instant occurredAt,
        String summary,
        String externalId,
        String responsible,
        Status status,
        LocalDate closedOn,
        boolean overdue,
        Instant createdAt,
        Instant updatedAt) {

    /** @param today in the agency's time zone */
    static CommitmentView of(Commitment commitment, LocalDate today) {
        NewCommitment said = commitment.described();
        return new CommitmentView(
                commitment.id(),
                commitment.version(),
                said.organizationId(),
                said.influencerId(),
                commitment.formerInfluencerId(),
                said.by(),
                said.importance(),
                said.dueOn(),
                said.occurredAt(),
                said.summary(),
                said.externalId(),
                said.responsible(),
                commitment.status(),
                commitment.closedOn(),
                commitment.isOverdue(today),
                commitment.createdAt(),
                commitment.updatedAt());
    }
}
