package dev.rapport.interactions.revision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rapport.interactions.Difference;
import dev.rapport.interactions.Noun;
import dev.rapport.interactions.Revision;

/**
 * A change as answered.
 *
 * @param of the id of what was changed
 * @param madeVersion the version that the change made
 * @param influencerId as they are found now
 * @param by who made it: the token's sub
 * @param reason absent where nobody said, and where the words have been forgotten
 * @param changes what differs; of a deletion all that it said, of words that have been forgotten nothing
 */
public record RevisionView(
        UUID id,
        Noun noun,
        UUID of,
        long madeVersion,
        UUID influencerId,
        Revision.Kind kind,
        Instant at,
        String by,
        String reason,
        List<Difference> changes) {

    static RevisionView of(Revision revision) {
        return new RevisionView(
                revision.id(),
                revision.noun(),
                revision.thingId(),
                revision.thingVersion(),
                revision.person(),
                revision.kind(),
                revision.createdAt(),
                revision.madeBy(),
                revision.reason(),
                revision.changes());
    }
}
