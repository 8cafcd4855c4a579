package dev.rapport.scoring.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A delivery as answered.
 *
 * @param id also the message's, in its header `webhook-id`
 * @param type of the event
 * @param influencerId of whom it tells; absent where of nobody
 * @param state PENDING; DELIVERED, a status from 200 to 299 was answered; FAILED, to the last attempt
 * @param dueAt when it is tried next; absent where it is not
 * @param payload what is posted, of which the signature is over the very bytes
 * @param attempts the latest 30, in their order
 */
record DeliveryView(
        UUID id,
        UUID webhookId,
        String type,
        UUID influencerId,
        Delivery.State state,
        Instant dueAt,
        Map<String, Object> payload,
        List<Attempt> attempts,
        Instant createdAt,
        Instant updatedAt) {}
