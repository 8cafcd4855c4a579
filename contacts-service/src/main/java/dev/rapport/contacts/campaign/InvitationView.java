package dev.rapport.contacts.campaign;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One influencer of a campaign as answered.
 *
 * @param name of the influencer
 * @param doNotContact whether they must not be contacted
 * @param version of this invitation, not of the campaign
 * @param since day (UTC) from which it is so
 */
public record InvitationView(
        UUID campaignId,
        UUID influencerId,
        String name,
        boolean doNotContact,
        long version,
        InvitationState state,
        LocalDate since,
        String note) {

    String location() {
        return "/v1/campaigns/" + campaignId + "/influencers/" + influencerId;
    }
}
