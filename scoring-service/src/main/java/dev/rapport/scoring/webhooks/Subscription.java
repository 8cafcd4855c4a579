package dev.rapport.scoring.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rapport.scoring.upkeep.ScoreChange;

/**
 * What one webhook wants to be told.
 *
 * @param organizationId null for all
 * @param stages empty for all
 */
record Subscription(
        String agency,
        UUID webhook,
        Set<String> eventTypes,
        UUID organizationId,
        Set<String> stages,
        Double scoreBelow,
        Double scoreAbove) {

    /** What of this change; empty where nothing. */
    List<EventType> wantedOf(ScoreChange change) {
        if (!change.agency().equals(agency)) return List.of();
        if (organizationId != null && !organizationId.equals(change.organizationId())) return List.of();
        if (!stages.isEmpty() && !stages.contains(change.view().stage().name())) return List.of();
        List<EventType> types = new ArrayList<>(Payload.typesOf(change));
        if (crosses(change)) types.add(EventType.THRESHOLD_CROSSED);
        types.removeIf(type -> !eventTypes.contains(type.word()));
        return types;
    }

    /** Nobody falls who was not there before. */
    private boolean crosses(ScoreChange change) {
        if (change.ended()) return false;
        double now = change.view().score();
        double before = change.scoreBefore();
        boolean fell = scoreBelow != null && before >= scoreBelow && now < scoreBelow;
        boolean rose = scoreAbove != null && before < scoreAbove && now >= scoreAbove;
        return fell || rose;
    }
}
