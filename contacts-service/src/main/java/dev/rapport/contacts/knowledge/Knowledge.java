package dev.rapport.contacts.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.contacts.research.Lesson;

/** What is known of an influencer at a moment, and how old it is. */
final class Knowledge {

    /** How well something is founded. */
    enum Standing {
        CONFIRMED,
        STALE,
        UNSOURCED
    }

    /** Beyond these a list of topics helps nobody. */
    private static final int MOST_TOPICS = 200;

    private final NewInfluencer profile;
    private final boolean needsResearch;
    private final Instant lastResearchedAt;
    private final Instant asOf;
    private final int staleAfterDays;
    private final List<Topic> topics;

    /**
     * @param lessons the newest first
     * @param lastResearchedAt null where nobody has researched them
     */
    Knowledge(
            NewInfluencer profile,
            boolean needsResearch,
            Instant lastResearchedAt,
            List<Lesson> lessons,
            Instant asOf,
            int staleAfterDays) {
        this.profile = profile;
        this.needsResearch = needsResearch;
        this.lastResearchedAt = lastResearchedAt;
        this.asOf = asOf;
        this.staleAfterDays = staleAfterDays;
        this.topics = Topic.of(profile.interests(), lessons, MOST_TOPICS);
    }

    boolean knows(Fact fact) {
        return fact.isKnownOf(profile);
    }

    boolean needsResearch() {
        return needsResearch;
    }

    Instant lastResearchedAt() {
        return lastResearchedAt;
    }

    List<Topic> topics() {
        return topics;
    }

    Standing standing(Topic topic) {
        Instant confirmed = topic.lastConfirmedAt();
        if (confirmed == null) return Standing.UNSOURCED;
        return isStale(confirmed) ? Standing.STALE : Standing.CONFIRMED;
    }

    /** On the last of the days it is still fresh. */
    boolean isStale(Instant learntAt) {
        return learntAt.plus(Duration.ofDays(staleAfterDays)).isBefore(asOf);
    }

    long daysSince(Instant learntAt) {
        return Math.max(0, Duration.between(learntAt, asOf).toDays());
    }
}
