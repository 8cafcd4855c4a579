package dev.rapport.interactions.imports;

import jakarta.validation.constraints.NotNull;

import dev.rapport.interactions.interaction.Kind;

/** What a mail was, as somebody knows who was there. */
public record NewReading(@NotNull Kind kind) {}
