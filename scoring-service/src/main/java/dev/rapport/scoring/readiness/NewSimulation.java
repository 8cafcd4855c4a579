package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What would be if.
 *
 * @param organizationId with whom it would happen; absent: the agency as a whole
 * @param interactions what is supposed to happen, or to have happened
 * @param ask to be judged without and with all that
 * @param asOf UTC date on which both are compared; where absent, today or the last day supposed, whichever is later
 */
public record NewSimulation(
        @NotNull UUID influencerId,
        UUID organizationId,
        @NotNull @Size(max = 50) List<@NotNull @Valid SupposedInteraction> interactions,
        @Valid NewAsk ask,
        LocalDate asOf) {}
