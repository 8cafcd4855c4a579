package dev.rapport.scoring.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.rapport.scoring.ledger.ContactKey;

/** When the oldest event of a batch about somebody was told: what is new must not hide for how long another has waited. */
final class ToldTimes {

    private final Map<ContactKey, Instant> oldest = new HashMap<>();

    /** @param at null where the event does not say */
    void add(ContactKey influencer, Instant at) {
        if (at != null) oldest.merge(influencer, at, (one, other) -> other.isBefore(one) ? other : one);
    }

    /** Null where that is not known. */
    Instant of(ContactKey influencer) {
        return oldest.get(influencer);
    }
}
