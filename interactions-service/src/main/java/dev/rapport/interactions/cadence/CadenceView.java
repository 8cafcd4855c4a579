package dev.rapport.interactions.cadence;

import java.time.Instant;
import java.util.UUID;

/**
 * A cadence as answered.
 *
 * @param version counts from 1; the ETag
 * @param scope ORGANIZATION, TAG, or AGENCY for everybody
 */
public record CadenceView(
        UUID id,
        long version,
        Scope scope,
        UUID organizationId,
        String tag,
        int targetDays,
        int maxDays,
        Instant createdAt,
        Instant updatedAt) {

    static CadenceView of(Cadence cadence) {
        NewCadence said = cadence.described();
        return new CadenceView(
                cadence.id(),
                cadence.version(),
                cadence.scope(),
                said.organizationId(),
                said.tag(),
                said.targetDays(),
                said.maxDays(),
                cadence.createdAt(),
                cadence.updatedAt());
    }
}
