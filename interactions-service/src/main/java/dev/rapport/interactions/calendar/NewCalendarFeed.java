package dev.rapport.interactions.calendar;

import java.util.UUID;

import jakarta.validation.constraints.Size;

import dev.rapport.interactions.commitment.Promiser;

/**
 * A calendar feed to be made.
 *
 * @param name what calendar programs call it; "Promises" where absent
 * @param organizationId whose commitments; those of all organizations where absent
 * @param by who promised; both where absent
 */
public record NewCalendarFeed(@Size(min = 1, max = 100) String name, UUID organizationId, Promiser by) {

    public NewCalendarFeed {
        name = name == null ? "Promises" : name;
    }
}
