package dev.rapport.contacts.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A campaign as answered. */
public record CampaignView(
        UUID id,
        long version,
        UUID organizationId,
        String name,
        String goal,
        LocalDate launchOn,
        NewCampaign.Ask ask,
        List<UUID> influencerIds,
        String externalId,
        boolean archived,
        Instant createdAt,
        Instant updatedAt) {

    static CampaignView of(Campaign campaign) {
        NewCampaign said = campaign.described();
        return new CampaignView(
                campaign.id(),
                campaign.version(),
                said.organizationId(),
                said.name(),
                said.goal(),
                said.launchOn(),
                said.ask(),
                said.influencerIds(),
                said.externalId(),
                campaign.archived(),
                campaign.createdAt(),
                campaign.updatedAt());
    }
}
