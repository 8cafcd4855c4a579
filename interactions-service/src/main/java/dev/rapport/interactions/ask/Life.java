package dev.rapport.interactions.ask;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.rapport.interactions.interaction.AskEnd;
import dev.rapport.interactions.interaction.Interaction;

/**
 * What followed an ask.
 *
 * @param answers theirs, to it or to a follow-up
 */
record Life(List<Interaction> followUps, List<Interaction> answers) {

    private static final Comparator<Interaction> IN_TIME =
            Comparator.comparing(Interaction::occurredAt).thenComparing(Interaction::id);

    AskState state(AskEnd.Ending end) {
        if (end != null) return AskState.valueOf(end.name());
        if (!answers.isEmpty()) return AskState.ANSWERED;
        return followUps.isEmpty() ? AskState.MADE : AskState.FOLLOWED_UP;
    }

    Instant lastFollowUpAt() {
        return followUps.stream().max(IN_TIME).map(Interaction::occurredAt).orElse(null);
    }

    UUID lastAnswerId() {
        return answers.stream().max(IN_TIME).map(Interaction::id).orElse(null);
    }
}
