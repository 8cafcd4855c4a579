package dev.rapport.interactions.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A commitment as answered.
 *
 * @param version counts from 1; the ETag
 * @param closedOn day (UTC) on which it was kept, broken or released; absent while open
 * @param overdue open, and more than the one day of grace after it was due
 */
public record CommitmentView(
        UUID id,
        long version,
        UUID organizationId,
        UUID influencerId,
        Promiser by,
        int importance,
        LocalDate dueOn,
        Instant occurredAt,
        String summary,
        String externalId,
        Status status,
        LocalDate closedOn,
        boolean overdue,
        Instant createdAt,
        Instant updatedAt) {

    /** @param today UTC */
    static CommitmentView of(Commitment commitment, LocalDate today) {
        NewCommitment said = commitment.described();
        return new CommitmentView(
                commitment.id(),
                commitment.version(),
                said.organizationId(),
                said.influencerId(),
                said.by(),
                said.importance(),
                said.dueOn(),
                said.occurredAt(),
                said.summary(),
                said.externalId(),
                commitment.status(),
                commitment.closedOn(),
                commitment.isOverdue(today),
                commitment.createdAt(),
                commitment.updatedAt());
    }
}
