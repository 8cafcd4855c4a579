package dev.rapport.contacts.merge;

import java.util.UUID;

import dev.rapport.contacts.influencer.InfluencerView;

/**
 * What a merge came to.
 *
 * @param version of the survivor, as the ETag
 * @param mergeId to undo it with
 * @param influencer both as one
 */
public record MergedView(UUID mergeId, UUID duplicateId, long version, InfluencerView influencer) {}
