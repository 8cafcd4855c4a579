package dev.rapport.peer;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is still to be told. */
@Entity
@Table(name = "outbox")
class OutboxEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String agency;
    private String key;
    private String payload;
    private Instant createdAt;

    protected OutboxEvent() {}

    /** @param key the influencer: one partition for all that is done with somebody */
    OutboxEvent(String agency, String key, String payload, Instant createdAt) {
        this.agency = agency;
        this.key = key;
        this.payload = payload;
        this.createdAt = createdAt;
    }

    String agency() {
        return agency;
    }

    String key() {
        return key;
    }

    String payload() {
        return payload;
    }
}
