package dev.rapport.scoring.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.rapport.kit.intake.Delivery;
import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.ledger.StaleTable.Cause;

/**
 * What the events of a batch say of themselves about each influencer: when the oldest was told, since what is new must
 * not hide for how long another has waited; and the trace of the latest, whose change is the last word.
 */
final class Causes {

    private final Map<ContactKey, Cause> causes = new HashMap<>();

    /** In the order of their arrival. */
    void add(ContactKey influencer, Cause event) {
        causes.merge(influencer, event, Causes::both);
    }

    static Cause of(Delivery event) {
        return new Cause(event.at(), event.traceparent());
    }

    private static Cause both(Cause before, Cause now) {
        return new Cause(
                older(before.toldAt(), now.toldAt()),
                now.traceparent() == null ? before.traceparent() : now.traceparent());
    }

    private static Instant older(Instant one, Instant other) {
        if (one == null || other == null) return one == null ? other : one;
        return other.isBefore(one) ? other : one;
    }

    Cause of(ContactKey influencer) {
        return causes.getOrDefault(influencer, Cause.UNKNOWN);
    }
}
