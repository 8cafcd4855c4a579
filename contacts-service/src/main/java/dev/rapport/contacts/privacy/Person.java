package dev.rapport.contacts.privacy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rapport.contacts.influencer.Former;

/** One person, as far as ids go. */
final class Person {

    private Person() {}

    /** All ids under which there is or was something about them; this one first. */
    static List<UUID> idsOf(UUID influencerId) {
        return Stream.concat(
                        Stream.of(influencerId),
                        Former.of(influencerId).keySet().stream().sorted())
                .toList();
    }
}
