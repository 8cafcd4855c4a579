package dev.rapport.scoring.badge;

import java.time.Instant;
import java.util.UUID;

import dev.rapport.kit.idempotency.ShownOnce;
import dev.rapport.kit.tenancy.ReadToken;

/**
 * A badge as answered.
 *
 * @param organizationId absent for the view over all organizations of the agency
 * @param url path of the picture with the token that opens it; in the first answer to its making, and never again
 * @param createdBy the {@code sub} of the token with which it was made
 */
public record BadgeView(
        UUID id, long version, UUID influencerId, UUID organizationId, String url, Instant createdAt, String createdBy)
        implements ShownOnce {

    static BadgeView of(Badge badge) {
        return new BadgeView(
                badge.id(),
                badge.version(),
                badge.influencerId(),
                badge.organizationId(),
                null,
                badge.createdAt(),
                badge.createdBy());
    }

    BadgeView openedBy(ReadToken token) {
        String path = "/v1/scores/" + influencerId + "/badge.svg?token=" + token.text();
        return new BadgeView(id, version, influencerId, organizationId, path, createdAt, createdBy);
    }

    @Override
    public BadgeView withoutSecret() {
        return new BadgeView(id, version, influencerId, organizationId, null, createdAt, createdBy);
    }
}
