package dev.rapport.interactions.timeline;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param type what it is about
 * @param id of the item; both entries of a commitment have the same
 * @param occurredAt its place in the stream. What is known by the day stands at the beginning of its day (UTC), the end of
 *     a commitment never before it was made
 * @param organizationId absent for what is of the whole agency: research, and wishes to be left alone told in contacts
 * @param influencerId as they are found now
 * @param formerInfluencerId the id that it was written down under, where that one was merged into another; else absent
 * @param summary in our words; absent for what contacts-service keeps the words of
 * @param version counts from 1; the ETag of the item
 * @param corrected whether what it says was changed after it was written down; that it ended, or was accepted, is no
 *     correction
 * @param changedAt when it was last changed; absent for what contacts-service keeps
 */
public record TimelineEntry(
        TimelineType type,
        UUID id,
        TimelineKind kind,
        Instant occurredAt,
        UUID organizationId,
        UUID influencerId,
        UUID formerInfluencerId,
        String summary,
        long version,
        boolean corrected,
        Instant changedAt,
        TimelineDetails details) {}
