package dev.rapport.interactions;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.rapport.kit.outbox.Event;
import dev.rapport.kit.outbox.Outbox;

/**
 * What interactions tell the world, on the topic {@code interactions}: the whole current state each time, and no words.
 * The form is described in {@code contract/}; a deleted deed is told once more, one version up.
 */
@ApplicationScoped
public class InteractionEvents {

    private static final String TOPIC = "interactions";
    private static final String TYPE = "dev.rapport.interactions.interaction.v1";

    record Gone(
            UUID id,
            long version,
            boolean deleted,
            String kind,
            UUID organizationId,
            UUID influencerId,
            Instant occurredAt) {}

    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    /** To be called after every change, in its transaction. */
    public void tell(Deed deed) {
        // The version that goes out must be the one that the database has given.
        database.flush();
        Object data = deed.deleted() ? gone(deed) : deed.told();
        outbox.write(new Event(TOPIC, TYPE, deed.id(), deed.version(), deed.influencerId(), data));
    }

    private static Gone gone(Deed deed) {
        return new Gone(
                deed.id(),
                deed.version(),
                true,
                deed.kindName(),
                deed.organizationId(),
                deed.influencerId(),
                deed.occurredAt());
    }
}
