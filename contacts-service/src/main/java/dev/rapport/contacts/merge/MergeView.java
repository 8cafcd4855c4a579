package dev.rapport.contacts.merge;

import java.time.Instant;
import java.util.UUID;

/**
 * That one influencer was merged into another.
 *
 * @param version counts from 1
 * @param survivorId into whom, as it was then
 * @param duplicateId whose id it was; theirs again where it was undone
 * @param mergedBy who did it, as the token called them
 * @param undoneAt absent while it stands
 */
public record MergeView(
        UUID id,
        long version,
        UUID survivorId,
        UUID duplicateId,
        Instant mergedAt,
        String mergedBy,
        Instant undoneAt,
        String undoneBy) {

    static MergeView of(InfluencerMerge merge) {
        return new MergeView(
                merge.id(),
                merge.version(),
                merge.survivorId(),
                merge.duplicateId(),
                merge.createdAt(),
                merge.mergedBy(),
                merge.undoneAt(),
                merge.undoneBy());
    }
}
