package dev.rapport.scoring.rebuild;

import jakarta.validation.constraints.NotNull;

/**
 * A rebuild to be started.
 *
 * @param source LEDGER: from what was taken in; TOPICS: from all events, read from the beginning
 */
public record NewRebuild(@NotNull Rebuild.Source source) {}
