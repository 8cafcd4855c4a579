package dev.rapport.scoring.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can tell. */
enum EventType {
    STAGE_CHANGED("score.stage_changed", "A relationship has come to another stage"),
    RISK_CHANGED("score.risk_changed", "A relationship is at risk, or no longer is"),
    OVERDUE_CHANGED("score.overdue_changed", "Another number of promises of ours is overdue"),
    THRESHOLD_CROSSED("score.threshold_crossed", "The score has fallen below scoreBelow, or has come to scoreAbove"),
    ENDED("score.ended", "There is no such relationship any more"),
    WEBHOOK_DISABLED("webhook.disabled", "The service has disabled another webhook of the agency"),
    TEST("webhook.test", "Somebody has asked for a test call");

    /** For the document, which takes only constants. */
    static final String WORDS = "score.stage_changed, score.risk_changed, score.overdue_changed,"
            + " score.threshold_crossed, score.ended, webhook.disabled";

    static final String DESCRIPTION = "Event types: " + WORDS
            + "; the section `webhooks` shows what is posted. A receiver answers 2xx within ten seconds; redirects are"
            + " not followed; 410 disables the webhook.";

    private final String word;
    private final String meaning;

    EventType(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    /** By a test call only comes {@link #TEST}. */
    static List<EventType> toSubscribe() {
        return Arrays.stream(values()).filter(type -> type != TEST).toList();
    }

    static Optional<EventType> of(String word) {
        return toSubscribe().stream().filter(type -> type.word.equals(word)).findFirst();
    }
}
