package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rapport.interactions.contact.ContactLookup;
import dev.rapport.kit.time.Ids;

/**
 * Looks up whom rows are about, and waits a little for those made a moment ago, whose event may be on the way: for one
 * file no longer than this in all, so that made-up ids hold up nobody.
 */
final class ContactPatience {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final String agency;
    private final Clock clock;
    private long millisLeft = 2000;

    ContactPatience(String agency, Clock clock) {
        this.agency = agency;
        this.clock = clock;
    }

    ContactLookup lookup(Connection connection, List<Draft> drafts) throws SQLException {
        Set<UUID> ids = drafts.stream().flatMap(draft -> draft.ids().stream()).collect(Collectors.toSet());
        Set<String> keys =
                drafts.stream().map(Draft::contactKey).flatMap(Optional::stream).collect(Collectors.toSet());
        ContactLookup found = ContactLookup.of(connection, agency, ids, keys);
        while (isWorthWaiting(ids, keys, found)) {
            millisLeft -= LOOK_EVERY_MILLIS;
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            found = ContactLookup.of(connection, agency, ids, keys);
        }
        // Not before, so that no erasure waits for this.
        return ContactLookup.held(connection, agency, ids, keys);
    }

    private boolean isWorthWaiting(Set<UUID> ids, Set<String> keys, ContactLookup found) {
        Instant since = clock.instant().minus(FRESH);
        if (millisLeft <= 0) return false;
        // A name does not tell how old it is.
        return keys.stream().anyMatch(key -> found.influencers(key).isEmpty())
                || ids.stream()
                        .anyMatch(id -> !found.isOrganization(id)
                                && !found.isInfluencer(id)
                                && Ids.madeAt(id).filter(since::isBefore).isPresent());
    }
}
