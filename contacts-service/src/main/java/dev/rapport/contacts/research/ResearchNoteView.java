package dev.rapport.contacts.research;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A research note as answered. */
public record ResearchNoteView(
        UUID id,
        long version,
        UUID influencerId,
        String note,
        List<String> topics,
        String sourceUrl,
        int value,
        Instant occurredAt,
        String externalId,
        Instant createdAt,
        Instant updatedAt) {

    static ResearchNoteView of(ResearchNote note) {
        NewResearchNote said = note.described();
        return new ResearchNoteView(
                note.id(),
                note.version(),
                note.influencerId(),
                said.note(),
                said.topics(),
                said.sourceUrl(),
                said.value(),
                said.occurredAt(),
                said.externalId(),
                note.createdAt(),
                note.updatedAt());
    }
}
