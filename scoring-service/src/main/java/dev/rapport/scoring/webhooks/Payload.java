package dev.rapport.scoring.webhooks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.scores.ScoreView;
import dev.rapport.scoring.upkeep.ScoreChange;

/** What is posted, after Standard Webhooks. Ids, kinds, numbers and dates: no names and no words. */
sealed interface Payload {

    /** A word of {@link EventType}. */
    String type();

    /** Of the event, whenever it is sent. */
    Instant timestamp();

    /** As it is signed and sent. */
    default String text() {
        return Json.text(this);
    }

    /** That something has changed about a relationship. */
    record OfScore(String type, Instant timestamp, Relationship data) implements Payload {}

    /** That another webhook of the agency was disabled. */
    record OfWebhook(String type, Instant timestamp, Disabled data) implements Payload {}

    /** That somebody has asked for a test call. */
    record OfTest(String type, Instant timestamp, Tested data) implements Payload {}

    /**
     * A relationship.
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

    /** @param reason gone or failing, as in the webhook's own {@code disabledReason} */
    record Disabled(UUID webhookId, String reason) {}

    /** The webhook itself. */
    record Tested(UUID webhookId) {}

    static Payload of(EventType type, ScoreChange change, Instant now) {
        ScoreView view = change.view();
        var before = change.before();
        Relationship relationship = new Relationship(
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
                new Before(before.stage(), change.scoreBefore(), before.atRisk(), before.overdue()));
        return new OfScore(type.word(), now, relationship);
    }

    static Payload disabled(UUID webhook, String reason, Instant now) {
        return new OfWebhook(EventType.WEBHOOK_DISABLED.word(), now, new Disabled(webhook, reason));
    }

    static Payload test(UUID webhook, Instant now) {
        return new OfTest(EventType.TEST.word(), now, new Tested(webhook));
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
