package dev.rapport.interactions.cadence;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * How often to be in touch, as sent by the caller: for an organization, with those of a tag, or, where neither is given,
 * with everybody.
 *
 * @param organizationId for which we are to be in touch; not together with a tag
 * @param tag as influencers have it in contacts, in any spelling: "Wild swimming" and "wild-swimming" are the same
 * @param targetDays days between touches to aim for
 * @param maxDays days of silence that are still fine; not less than the target
 */
public record NewCadence(
        UUID organizationId,
        @Size(max = 100) String tag,
        @NotNull @Min(1) @Max(730) Integer targetDays,
        @NotNull @Min(1) @Max(1095) Integer maxDays) {}
