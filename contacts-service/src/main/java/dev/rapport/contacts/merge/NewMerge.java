package dev.rapport.contacts.merge;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/**
 * A merge, as sent by the caller.
 *
 * @param duplicateId who turned out to be the same as the influencer in the path
 */
public record NewMerge(@NotNull UUID duplicateId) {}
