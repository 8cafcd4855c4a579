package dev.rapport.interactions.imports;

import java.time.Instant;
import java.util.UUID;

import dev.rapport.interactions.interaction.Kind;

/**
 * A mail that waits to be decided on.
 *
 * @param version counts from 1; the ETag
 * @param line where the mail begins in the file
 * @param hours of a RESPONSE, from the mail that it answers
 * @param summary the subject, where subjects were asked for
 */
public record ProposalView(
        UUID id,
        long version,
        long line,
        Direction direction,
        Kind kind,
        UUID organizationId,
        UUID influencerId,
        Instant occurredAt,
        Double hours,
        String summary) {

    /** From us, or to us. */
    public enum Direction {
        OUT,
        IN
    }
}
