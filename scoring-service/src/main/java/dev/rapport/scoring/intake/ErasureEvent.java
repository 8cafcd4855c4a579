package dev.rapport.scoring.intake;

import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.kit.intake.PoisonRecord;
import dev.rapport.scoring.ledger.Forgetting;

/** What is read of {@code dev.rapport.contacts.erasure.v1}. */
record ErasureEvent(UUID id, long version, List<UUID> influencerIds) {

    private static final int MOST_INFLUENCERS = 1000;

    Forgetting forgetting(Delivery delivery) {
        Subjects.check(delivery, id, version);
        List<UUID> ids = Subjects.each("influencerIds", influencerIds);
        if (ids.isEmpty() || ids.size() > MOST_INFLUENCERS) {
            throw new PoisonRecord("influencerIds must hold 1 to " + MOST_INFLUENCERS + " ids");
        }
        return new Forgetting(delivery.agency(), id, ids.stream().sorted().toList());
    }
}
