package dev.rapport.contacts.campaign;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * One more influencer of a campaign, as sent by the caller.
 *
 * @param state SHORTLISTED where absent
 * @param since day (UTC) from which it is so, not in the future; today where absent
 * @param note up to 500 characters; never leaves contacts
 */
public record NewInvitation(
        @NotNull UUID influencerId, InvitationState state, LocalDate since, @Size(max = 500) String note) {

    NewProgress progress() {
        return new NewProgress(state == null ? InvitationState.SHORTLISTED : state, since, note);
    }
}
