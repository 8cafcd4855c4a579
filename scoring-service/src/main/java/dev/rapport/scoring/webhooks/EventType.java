package dev.rapport.scoring.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can tell. */
enum EventType {
    STAGE_CHANGED("score.stage_changed"),
    RISK_CHANGED("score.risk_changed"),
    OVERDUE_CHANGED("score.overdue_changed"),
    /** The score has fallen below {@code scoreBelow}, or has come to {@code scoreAbove}. */
    THRESHOLD_CROSSED("score.threshold_crossed"),
    ENDED("score.ended"),
    /** Another webhook of the agency was disabled by the service. */
    WEBHOOK_DISABLED("webhook.disabled"),
    /** By a test call only. */
    TEST("webhook.test");

    /** For the document, which takes only constants. */
    static final String WORDS = "score.stage_changed, score.risk_changed, score.overdue_changed,"
            + " score.threshold_crossed, score.ended, webhook.disabled";

    static final String DESCRIPTION = "Event types: " + WORDS
            + ". A receiver answers 2xx within ten seconds; redirects are" + " not followed; 410 disables the webhook.";

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static List<EventType> toSubscribe() {
        return Arrays.stream(values()).filter(type -> type != TEST).toList();
    }

    static Optional<EventType> of(String word) {
        return toSubscribe().stream().filter(type -> type.word.equals(word)).findFirst();
    }
}
