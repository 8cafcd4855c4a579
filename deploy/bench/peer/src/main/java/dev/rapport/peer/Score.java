package dev.rapport.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** What all interactions with an influencer add up to, as running sums. */
@Entity
class Score {

    private static final double HALF_LIFE_DAYS = 180;

    @Id
    private UUID id;

    @Version
    @Column(name = "lock_version")
    private Long lockVersion;

    private String agency;
    private UUID influencerId;
    private long interactions;
    private double given;
    private double asked;
    private double tone;
    private Instant lastAt;

    protected Score() {}

    Score(String agency, UUID influencerId) {
        this.id = UUID.randomUUID();
        this.agency = agency;
        this.influencerId = influencerId;
        this.lastAt = Instant.EPOCH;
    }

    void fold(InteractionTold told) {
        interactions++;
        switch (told.kind()) {
            case HELP, BENEFIT -> given += told.value() == null ? 1 : told.value();
            case ASK -> asked += told.size() == null ? 1 : told.size();
            case REPLY -> tone += "POSITIVE".equals(told.sentiment()) ? 1 : 0;
            case WRONG_INFORMATION, MISLED -> given -= told.value() == null ? 1 : told.value();
            default -> given += 0.2;
        }
        if (told.occurredAt().isAfter(lastAt)) lastAt = told.occurredAt();
    }

    /** From 0 to 100; what was long ago counts for less. */
    ScoreView view(Instant now) {
        double days = Math.max(0, Duration.between(lastAt, now).toMinutes() / 1440.0);
        double weight = Math.pow(0.5, days / HALF_LIFE_DAYS);
        double balance = (given + tone - asked) * weight;
        double score = Math.max(0, Math.min(100, 100 * (1 - Math.exp(-balance / 20))));
        return new ScoreView(influencerId, score, interactions, given, asked, tone, lastAt);
    }
}
