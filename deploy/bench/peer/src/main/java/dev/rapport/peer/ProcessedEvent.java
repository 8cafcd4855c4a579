package dev.rapport.peer;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;

import org.springframework.data.domain.Persistable;

/** That an event was folded. */
@Entity
class ProcessedEvent implements Persistable<String> {

    @Id
    private String eventId;

    private Instant processedAt;

    @Transient
    private boolean fresh;

    protected ProcessedEvent() {}

    ProcessedEvent(String eventId, Instant processedAt) {
        this.eventId = eventId;
        this.processedAt = processedAt;
        this.fresh = true;
    }

    @Override
    public String getId() {
        return eventId;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
