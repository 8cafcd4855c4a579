package dev.rapport.kit.outbox;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.http.Trace;
import dev.rapport.kit.tenancy.Agency;

/** Where a change leaves its event: a row in the same transaction, so that there is never one without the other. */
@ApplicationScoped
public class Outbox {

    @Inject
    EntityManager database;

    @Inject
    ObjectMapper json;

    @Inject
    Agency agency;

    @Inject
    Trace trace;

    @Inject
    Relay relay;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /** The caller has flushed: the version in the event is the one that the database has given. */
    public void write(Event event) {
        database.createNativeQuery(
                        """
                        INSERT INTO outbox (agency, topic, type, subject, version, owner, data, traceparent)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, agency.id())
                .setParameter(2, event.topic())
                .setParameter(3, event.type())
                .setParameter(4, event.subject())
                .setParameter(5, event.version())
                .setParameter(6, event.owner())
                .setParameter(7, bytes(event.data()))
                .setParameter(8, trace.parent())
                .executeUpdate();
        wakeRelayAfterCommit();
    }

    /** Many at a time, with one statement. The caller has flushed. */
    public void write(List<Event> events) {
        if (events.isEmpty()) return;
        EventBatch batch = new EventBatch(json);
        events.forEach(event -> batch.add(agency.id(), event));
        database.unwrap(Session.class).doWork(connection -> batch.write(connection, trace.parent()));
        wakeRelayAfterCommit();
    }

    private byte[] bytes(Object data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event data cannot be written", e);
        }
    }

    private void wakeRelayAfterCommit() {
        if (transaction.getResource(Outbox.class) != null) return;
        transaction.putResource(Outbox.class, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) relay.wake();
            }
        });
    }
}
