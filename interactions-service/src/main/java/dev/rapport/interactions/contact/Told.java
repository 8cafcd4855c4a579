package dev.rapport.interactions.contact;

import java.util.UUID;

/** One thing that contacts-service told of. */
sealed interface Told permits KnownContact, KnownResearch, KnownPermission, Forgetting {

    String agency();

    UUID id();

    /** Of its row, agency first. */
    default String place() {
        return agency() + '/' + id();
    }
}
