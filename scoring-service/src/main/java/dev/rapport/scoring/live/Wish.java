package dev.rapport.scoring.live;

import java.util.UUID;

/**
 * What somebody wants to hear of.
 *
 * @param influencerId null for all
 * @param organizationId null for all, and for the view over them
 */
record Wish(UUID influencerId, UUID organizationId) {

    boolean takes(Change change) {
        return (influencerId == null || influencerId.equals(change.influencerId()))
                && (organizationId == null || organizationId.equals(change.organizationId()));
    }
}
