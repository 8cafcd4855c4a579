package dev.rapport.scoring.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.idempotency.ShownOnce;
import dev.rapport.scoring.model.Stage;

/**
 * A webhook as answered.
 *
 * @param enabled whether it is told anything
 * @param disabledReason why the service has disabled it: `gone`, the receiver answered 410; `failing`, deliveries failed
 *     to the last attempt and none came through meanwhile; absent otherwise
 * @param oldSecretUntil until when the secret before the last rotation signs too
 * @param secret whsec_…, signs every delivery; in the first answer to its making, and never again
 * @param createdBy the `sub` of the token with which it was made
 */
public record WebhookView(
        UUID id,
        long version,
        String url,
        List<String> eventTypes,
        UUID organizationId,
        List<Stage> stages,
        Double scoreBelow,
        Double scoreAbove,
        String description,
        boolean enabled,
        String disabledReason,
        Instant disabledAt,
        Instant oldSecretUntil,
        String secret,
        String createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements ShownOnce {

    WebhookView signedWith(String shown) {
        return new WebhookView(
                id,
                version,
                url,
                eventTypes,
                organizationId,
                stages,
                scoreBelow,
                scoreAbove,
                description,
                enabled,
                disabledReason,
                disabledAt,
                oldSecretUntil,
                shown,
                createdBy,
                createdAt,
                updatedAt);
    }

    @Override
    public WebhookView withoutSecret() {
        return signedWith(null);
    }
}
