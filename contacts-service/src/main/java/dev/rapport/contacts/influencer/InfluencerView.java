package dev.rapport.contacts.influencer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An influencer as answered.
 *
 * @param doNotContact absent where they may be contacted
 * @param needsResearch true of one from a LIST about whom no research note is written
 */
public record InfluencerView(
        UUID id,
        long version,
        String name,
        String externalId,
        List<String> emails,
        List<NewInfluencer.Channel> channels,
        List<String> interests,
        List<String> tags,
        String language,
        String location,
        Source source,
        NewInfluencer.Cadence cadence,
        String notes,
        DoNotContactView doNotContact,
        boolean needsResearch,
        boolean archived,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * An opt-out in force.
     *
     * @param since day (UTC) from which it counts
     */
    public record DoNotContactView(LocalDate since, String reason) {}

    public static InfluencerView of(Influencer influencer) {
        NewInfluencer said = influencer.described();
        Influencer.DoNotContact optOut = influencer.doNotContact();
        return new InfluencerView(
                influencer.id(),
                influencer.version(),
                said.name(),
                said.externalId(),
                said.emails(),
                said.channels(),
                said.interests(),
                said.tags(),
                said.language(),
                said.location(),
                said.source(),
                said.cadence(),
                said.notes(),
                optOut == null ? null : new DoNotContactView(optOut.since(), optOut.reason()),
                influencer.needsResearch(),
                influencer.archived(),
                influencer.createdAt(),
                influencer.updatedAt());
    }
}
