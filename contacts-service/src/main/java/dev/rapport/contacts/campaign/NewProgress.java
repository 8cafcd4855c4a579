package dev.rapport.contacts.campaign;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * How far it is with one influencer, as sent by the caller: all of it, in place of what was said before.
 *
 * @param since day (UTC) from which it is so, not in the future; where absent, as before if the state is, else today
 * @param note up to 500 characters; never leaves contacts
 */
public record NewProgress(@NotNull InvitationState state, LocalDate since, @Size(max = 500) String note) {}
