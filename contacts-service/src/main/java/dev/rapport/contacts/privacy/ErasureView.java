package dev.rapport.contacts.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The proof of an erasure, without personal data.
 *
 * @param requestedBy the {@code sub} of the token
 * @param erased how much was erased in contacts: rows by table, records of the topic, remembered answers
 * @param lifted absent while nobody with their addresses can be added
 * @param elsewhere where the other services show theirs
 */
public record ErasureView(
        UUID id,
        long version,
        UUID influencerId,
        State state,
        NewErasure.Reason reason,
        String requestedBy,
        Instant requestedAt,
        Map<String, Integer> erased,
        Lifting lifted,
        List<String> elsewhere) {

    /** How far contacts are. */
    public enum State {
        /** A file that was sent before is not read to its end; it goes then, and they are not taken from it. */
        FILES_UNREAD,
        DONE
    }

    /** That they may be known again, and who said so. */
    public record Lifting(LiftReason reason, String liftedBy, Instant liftedAt) {}

    static List<String> elsewhere(UUID influencerId) {
        return List.of(
                "/v1/erasures/interactions?influencerId=" + influencerId,
                "/v1/erasures/scores?influencerId=" + influencerId);
    }
}
