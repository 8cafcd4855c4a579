package dev.rapport.interactions.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A promise, as sent by the caller.
 *
 * @param by who promised; US where absent
 * @param importance 1 to 3; 1 where absent
 * @param dueOn day (UTC) by which it is to be kept, not before the day it was made
 * @param occurredAt when it was made, not more than 5 minutes in the future; now where absent
 * @param summary what was promised, up to 2,000 characters; stays here
 * @param externalId key in the agency's own system, unique within the agency
 */
public record NewCommitment(
        @NotNull UUID organizationId,
        @NotNull UUID influencerId,
        Promiser by,
        @Min(1) @Max(3) Integer importance,
        @NotNull LocalDate dueOn,
        Instant occurredAt,
        @Size(max = 2000) String summary,
        @Size(min = 1, max = 200) String externalId) {

    public NewCommitment {
        by = by == null ? Promiser.US : by;
        importance = importance == null ? 1 : importance;
    }
}
