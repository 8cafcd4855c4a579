package dev.rapport.scoring.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.core.type.TypeReference;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.tenancy.Owned;
import dev.rapport.kit.time.Moments;

/** One message to one webhook; its id is the message's, on every attempt. Sent by the {@link Courier}. */
@Entity
@Table(name = "webhook_delivery")
public class Delivery extends Owned {

    static final Listing<Delivery> LISTING = new Listing<>(Delivery.class)
            .sortedBy("createdAt", Delivery::createdAt, Text::instant)
            .byDefault("-createdAt");

    /** What became of it. */
    public enum State {
        PENDING,
        DELIVERED,
        /** To the last attempt. */
        FAILED
    }

    @Column(updatable = false)
    private UUID webhookId;

    @Column(updatable = false)
    private String type;

    @Column(updatable = false)
    private UUID influencerId;

    @Column(updatable = false)
    private String payload;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private int tries;
    private Instant dueAt;
    private String attempts;

    /** For Hibernate. */
    protected Delivery() {}

    /** A test call, which is tried once and at once, and not by the courier. */
    Delivery(Webhook webhook, String payload, Clock clock) {
        super(clock);
        this.webhookId = webhook.id();
        this.type = EventType.TEST.word();
        this.payload = payload;
        this.state = State.FAILED;
        this.dueAt = createdAt();
        this.attempts = Attempts.NONE;
    }

    void tried(Attempt attempt) {
        tries++;
        attempts = Attempts.with(attempts, attempt);
        state = attempt.cameThrough() ? State.DELIVERED : State.FAILED;
    }

    /** Once more from the beginning; what was tried before stays in the log. */
    void replay(Clock clock) {
        state = State.PENDING;
        tries = 0;
        dueAt = Moments.now(clock);
        touch(clock);
    }

    DeliveryView view() {
        List<Attempt> made = Attempts.of(attempts);
        return new DeliveryView(
                id(),
                webhookId,
                type,
                influencerId,
                state,
                state == State.PENDING ? dueAt : null,
                Json.read(payload, OBJECT),
                made,
                createdAt(),
                updatedAt());
    }

    UUID webhookId() {
        return webhookId;
    }
}
