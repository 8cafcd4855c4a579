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
 * @param dueOn day by which it is to be kept, in the agency's time zone; not before the day it was made
 * @param occurredAt when it was made, not more than 5 minutes in the future; now where absent
 * @param summary what was promised, up to 2,000 characters; stays here
 * @param externalId key in the agency's own system, unique within the agency
 * @param responsible who of the agency sees to it; in a new one whoever writes it down (the {@code sub} of the token)
 *     where absent; stays here
 */
public record NewCommitment(
        @NotNull UUID organizationId,
        @NotNull UUID influencerId,
        Promiser by,
        @Min(1) @Max(3) Integer importance,
        @NotNull LocalDate dueOn,
        Instant occurredAt,
        @Size(max = 2000) String summary,
        @Size(min = 1, max = 200) String externalId,
        @Size(min = 1, max = 200) String responsible) {

    private static final int LONGEST_NAME = 200;

    public NewCommitment {
        by = by == null ? Promiser.US : by;
        importance = importance == null ? 1 : importance;
    }

    /** The same with somebody who sees to it. */
    NewCommitment seenToBy(String caller) {
        if (responsible != null || caller.isEmpty()) return this;
        String name = caller.substring(0, Math.min(caller.length(), LONGEST_NAME));
        return new NewCommitment(
                organizationId, influencerId, by, importance, dueOn, occurredAt, summary, externalId, name);
    }
}
