package dev.rapport.interactions.interaction;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.rapport.interactions.contact.Addressed;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.interactions.interaction.Surroundings.Found;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.time.Moments;

/**
 * Looks up organization and influencer of something new, as {@link Contacts#require}, and holds it against what was agreed,
 * as {@link Conduct#check}: one after the other, but asked in one round trip. The caller must be {@link AwaitsArrival}.
 */
@ApplicationScoped
class Meeting {

    /** @param person who is found under the influencer's id */
    record Met(UUID person, List<Warning> warnings) {}

    @Inject
    Contacts contacts;

    @Inject
    Surroundings surroundings;

    @Inject
    Conduct conduct;

    @Inject
    Clock clock;

    /** To be called before any row is locked. */
    Met of(NewInteraction told) {
        UUID organization = told.organizationId();
        UUID influencer = told.influencerId();
        if (!told.kind().reachesOut()) return new Met(contacts.require(organization, influencer), List.of());
        Instant now = Moments.now(clock);
        // What is around is found under the influencer's id whoever bears it now.
        var around = surroundings.withContacts(Approach.of(new Addressed<>(told, influencer), now, null));
        UUID person = Contacts.require(organization, influencer, around.existing());
        Approach approach = Approach.of(new Addressed<>(told, person), now, null);
        Found found =
                conduct.again(List.of(approach), List.of(around.found()), now).getFirst();
        return new Met(person, Conduct.judge(approach, Conduct.isNow(approach, now), found));
    }
}
