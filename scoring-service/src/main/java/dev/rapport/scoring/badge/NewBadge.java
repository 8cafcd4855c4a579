package dev.rapport.scoring.badge;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/**
 * A badge to be made.
 *
 * @param organizationId whose own relationship is shown; absent for that of the whole agency
 */
public record NewBadge(@NotNull UUID influencerId, UUID organizationId) {}
