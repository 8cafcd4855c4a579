package dev.rapport.scoring.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.PoisonRecord;
import dev.rapport.scoring.ledger.KnownCampaignTable;

/**
 * What is read of {@code dev.rapport.contacts.campaign.v1}. Old forms stay readable: add fields, change none. A deleted
 * one needs no more than id and version.
 */
record CampaignEvent(
        UUID id,
        long version,
        boolean deleted,
        UUID organizationId,
        LocalDate launchOn,
        AskTold ask,
        List<UUID> influencerIds) {

    private static final int MOST_INFLUENCERS = 500;
    private static final int LARGEST_ASK = 5;

    /** Topics are fingerprints. */
    record AskTold(Integer size, List<String> topics) {}

    KnownCampaignTable.Entry entry(Delivery delivery) {
        Subjects.check(delivery, id, version);
        if (deleted) {
            return new KnownCampaignTable.Entry(
                    delivery.agency(), id, version, true, organizationId, launchOn, null, List.of(), List.of());
        }
        Subjects.needed("organizationId", organizationId);
        Subjects.needed("launchOn", launchOn);
        int size = Subjects.needed("ask.size", Subjects.needed("ask", ask).size());
        if (size < 1 || size > LARGEST_ASK) {
            throw new PoisonRecord("ask.size must be from 1 to " + LARGEST_ASK + ", not " + size);
        }
        List<UUID> influencers = Subjects.each("influencerIds", influencerIds);
        if (influencers.size() > MOST_INFLUENCERS) {
            throw new PoisonRecord("influencerIds must hold " + MOST_INFLUENCERS + " at most");
        }
        List<String> topics = Subjects.each("ask.topics", ask.topics());
        return new KnownCampaignTable.Entry(
                delivery.agency(), id, version, false, organizationId, launchOn, size, topics, influencers);
    }
}
