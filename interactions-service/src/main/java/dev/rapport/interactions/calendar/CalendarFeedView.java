package dev.rapport.interactions.calendar;

import java.time.Instant;
import java.util.UUID;

import dev.rapport.interactions.commitment.Promiser;
import dev.rapport.kit.idempotency.ShownOnce;
import dev.rapport.kit.tenancy.ReadToken;

/**
 * A calendar feed as answered.
 *
 * @param organizationId absent for the commitments of all organizations
 * @param by absent for the promises of both sides
 * @param url path of the calendar with the token that opens it; in the first answer to its making, and never again
 * @param createdBy the {@code sub} of the token with which it was made
 */
public record CalendarFeedView(
        UUID id,
        long version,
        String name,
        UUID organizationId,
        Promiser by,
        String url,
        Instant createdAt,
        String createdBy)
        implements ShownOnce {

    static CalendarFeedView of(CalendarFeed feed) {
        return new CalendarFeedView(
                feed.id(),
                feed.version(),
                feed.name(),
                feed.organizationId(),
                feed.promiser(),
                null,
                feed.createdAt(),
                feed.createdBy());
    }

    CalendarFeedView openedBy(ReadToken token) {
        return at(CalendarResource.PATH + "?token=" + token.text());
    }

    @Override
    public CalendarFeedView withoutSecret() {
        return at(null);
    }

    private CalendarFeedView at(String path) {
        return new CalendarFeedView(id, version, name, organizationId, by, path, createdAt, createdBy);
    }
}
