package dev.rapport.scoring.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.rapport.kit.intake.NotArrivedYet;
import dev.rapport.kit.problem.Refusal;

/** Campaigns, and what there is between their influencers and those who ask. */
@ApplicationScoped
public class Campaigns {

    @Inject
    Ledger ledger;

    /**
     * A campaign with all that happened.
     *
     * @param histories of those of its influencers that are known here, in the campaign's order
     */
    public record Cast(Campaign campaign, Map<UUID, Ledger.History> histories) {

        /** Those that are deleted, or of whom nothing was ever told. */
        public List<UUID> unknown() {
            return campaign.influencerIds().stream()
                    .filter(id -> !histories.containsKey(id))
                    .toList();
        }
    }

    /**
     * Four statements, in a transaction of their own unless there is one: what is made of the histories takes a while,
     * and needs no connection. Refused with 404 where the campaign or its organization is unknown, deleted or another
     * agency's; the caller must be {@link dev.rapport.kit.intake.AwaitsArrival}.
     */
    @Transactional
    public Cast of(UUID id) {
        KnownCampaign known =
                KnownCampaign.of(id).orElseThrow(() -> new NotArrivedYet(id, Refusal.notFound("campaign", id)));
        if (known.deleted()) throw Refusal.notFound("campaign", id);
        Campaign campaign = known.campaign();
        return new Cast(campaign, ledger.ofKnown(campaign.influencerIds(), campaign.organizationId()));
    }
}
