package dev.rapport.scoring.webhooks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.scores.ScoreView;
import dev.rapport.scoring.upkeep.ScoreChange;

/**
 * What is posted, after Standard Webhooks. Ids, kinds, numbers and dates: no names and no words.
 *
 * @param timestamp of the event, whenever it is sent
 */
record Payload(String type, Instant timestamp, Object data) {

    /**
     * Of a relationship.
     *
     * @param organizationId absent for the view over all organizations of the agency
     * @param version grows with each change: of two messages about one relationship the higher is the newer
     */
    record Relationship(
            UUID influencerId,
            UUID organizationId,
            long version,
            LocalDate asOf,
            Stage stage,
            double score,
            double confidence,
            double trend,
            boolean atRisk,
            int overdue,
            Before before) {}

    /** As it was stored last. */
    record Before(Stage stage, double score, boolean atRisk, int overdue) {}

    /** Of another webhook. */
    record Disabled(UUID webhookId, String reason) {}

    /** Of the webhook itself. */
    record Test(UUID webhookId) {}

    static Payload of(EventType type, ScoreChange change, Instant now) {
        ScoreView view = change.view();
        var before = change.before();
        return new Payload(
                type.word(),
                now,
                new Relationship(
                        change.influencerId(),
                        change.organizationId(),
                        // Of what was not told on the topic no version tells, so time does.
                        now.toEpochMilli(),
                        view.asOf(),
                        view.stage(),
                        view.score(),
                        view.confidence(),
                        view.trend(),
                        view.atRisk(),
                        view.overdue(),
                        new Before(before.stage(), change.scoreBefore(), before.atRisk(), before.overdue())));
    }

    static Payload disabled(UUID webhook, String reason, Instant now) {
        return new Payload(EventType.WEBHOOK_DISABLED.word(), now, new Disabled(webhook, reason));
    }

    static Payload test(UUID webhook, Instant now) {
        return new Payload(EventType.TEST.word(), now, new Test(webhook));
    }

    /** Those that a change is, whoever wants to know; a threshold is each webhook's own. */
    static List<EventType> typesOf(ScoreChange change) {
        if (change.ended()) return List.of(EventType.ENDED);
        return change.changed().stream()
                .map(what -> switch (what) {
                    case "stage" -> EventType.STAGE_CHANGED;
                    case "atRisk" -> EventType.RISK_CHANGED;
                    default -> EventType.OVERDUE_CHANGED;
                })
                .toList();
    }
}
