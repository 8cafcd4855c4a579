package dev.rapport.interactions.ask;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import dev.rapport.interactions.interaction.AskEnd;

/**
 * How an ask ended, as sent by the caller.
 *
 * @param on day (UTC), not in the future and not before the ask; today where absent
 * @param answerId an interaction of the same influencer, not before the ask: their reply, or what they gave
 * @param commitmentId a commitment with the same influencer that came of it
 */
public record AskClosing(@NotNull AskEnd.Ending as, LocalDate on, UUID answerId, UUID commitmentId) {}
