package dev.rapport.interactions.interaction;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dev.rapport.interactions.contact.Addressed;
import dev.rapport.kit.time.Moments;

/**
 * An interaction that is about to be written down.
 *
 * @param person who is found under the influencer's id now
 * @param at when it happens
 * @param self the id of what is corrected, not to be found itself; null of something new
 */
record Approach(NewInteraction said, UUID person, Instant at, UUID self) {

    /** @param now when it happens, where nobody said when */
    static Approach of(Addressed<NewInteraction> told, Instant now, UUID self) {
        Instant at = told.said().occurredAt();
        return new Approach(told.said(), told.person(), at == null ? now : at, self);
    }

    /** UTC. */
    LocalDate day() {
        return Moments.dayOf(at);
    }

    /** Before or after. */
    boolean isWithin(Duration time, Approach other) {
        return Duration.between(at, other.at).abs().compareTo(time) < 0;
    }
}
