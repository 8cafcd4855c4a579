package dev.rapport.interactions.commitment;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/**
 * How one of many commitments ends, as sent by the caller.
 *
 * @param id of the commitment
 * @param on day (UTC), not in the future and not before the day the commitment was made; today where absent
 */
record NewClosing(@NotNull UUID id, @NotNull End status, LocalDate on) {}
