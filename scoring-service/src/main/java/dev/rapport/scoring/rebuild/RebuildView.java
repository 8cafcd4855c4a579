package dev.rapport.scoring.rebuild;

import java.time.Instant;
import java.util.UUID;

/**
 * A rebuild as answered.
 *
 * @param events read from the topics; absent where it is made from the ledger
 * @param scores how many influencers' scores were computed
 * @param requestedBy the {@code sub} of the token that asked for it
 * @param updatedAt of the last step
 * @param finishedAt absent while it runs
 */
public record RebuildView(
        UUID id,
        Rebuild.Source source,
        Rebuild.State state,
        Progress events,
        Progress scores,
        String requestedBy,
        String modelVersion,
        Instant createdAt,
        Instant updatedAt,
        Instant finishedAt) {

    /** @param total absent until it is known */
    public record Progress(long done, Long total) {}
}
