package dev.rapport.scoring.ledger;

import java.util.UUID;

import dev.rapport.scoring.model.Interaction;

/**
 * One version of one interaction, as taken from a topic.
 *
 * @param influencerId with whom it was done; read from the ledger, with whom it counts: who that one was merged into
 * @param organizationId null for what counts for every organization of the agency
 * @param interaction its id is that of the event's subject
 */
public record LedgerEntry(String agency, UUID influencerId, UUID organizationId, Interaction interaction) {

    /** Research and opt-outs belong to the agency, and so to each of its organizations. */
    public boolean countsFor(UUID organization) {
        return organizationId == null || organizationId.equals(organization);
    }

    boolean isOf(UUID organization) {
        return organization.equals(organizationId);
    }

    /** See {@link dev.rapport.kit.intake.Latest}. */
    String place() {
        return agency + '/' + interaction.id();
    }
}
