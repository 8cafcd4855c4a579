package dev.rapport.scoring.ledger;

import java.util.UUID;

import dev.rapport.scoring.model.Interaction;

/**
 * One version of one interaction, as taken from a topic.
 *
 * @param organizationId null for what counts for every organization of the agency
 * @param interaction its id is that of the event's subject
 */
public record LedgerEntry(String agency, UUID influencerId, UUID organizationId, Interaction interaction) {

    boolean replaces(LedgerEntry other) {
        return interaction.version() > other.interaction.version();
    }

    /** Rows are locked in this order everywhere, so that batches running side by side cannot block each other. */
    String place() {
        return agency + '/' + interaction.id();
    }
}
