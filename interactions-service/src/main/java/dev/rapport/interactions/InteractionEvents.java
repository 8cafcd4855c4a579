package dev.rapport.interactions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.outbox.Event;
import dev.rapport.kit.outbox.Outbox;
import dev.rapport.kit.tenancy.Agency;

/**
 * What interactions tell the world, on the topic {@code interactions}: the whole current state each time, and no words.
 * The form is described in {@code contract/}; a deleted deed is told once more, one version up. What a change made
 * another is kept here, as a {@link Revision}.
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

    @Inject
    ObjectMapper json;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    /** To be called after every change, in its transaction. */
    public void tell(Deed deed) {
        tell(deed, null);
    }

    /** @param reason why it was changed; null where nobody said */
    public void tell(Deed deed, String reason) {
        // The version that goes out must be the one that the database has given.
        database.flush();
        outbox.write(revised(deed, reason));
    }

    /** Many at a time, which have been flushed. */
    public void tell(List<? extends Deed> deeds) {
        outbox.write(deeds.stream().map(deed -> revised(deed, null)).toList());
    }

    private Event revised(Deed deed, String reason) {
        if (deed.known() != null) keep(deed, reason);
        deed.remember();
        return changed(deed);
    }

    /** For work in the background, which writes many at a time: the deed has the version that is written with it. */
    public static Event changed(Deed deed) {
        Object data = deed.deleted() ? gone(deed) : deed.told();
        return new Event(TOPIC, TYPE, deed.id(), deed.version(), deed.influencerId(), data);
    }

    private void keep(Deed deed, String reason) {
        Object now = deed.deleted() ? null : deed.shown(LocalDate.EPOCH);
        List<Difference> changes = Difference.between(deed.known(), now, json);
        database.persist(new Revision(deed, changes, agency.caller(), reason, clock));
    }

    /** Takes a record out of the topic. */
    public static Event tombstone(UUID subject, UUID owner) {
        return Event.tombstone(TOPIC, subject, owner);
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
