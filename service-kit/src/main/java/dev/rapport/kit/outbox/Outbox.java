package dev.rapport.kit.outbox;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.hibernate.Session;

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
        write(List.of(event));
    }

    /** The same for many at a time, with one statement. */
    public void write(List<Event> events) {
        if (events.isEmpty()) return;
        EventBatch batch = new EventBatch(json);
        events.forEach(event -> batch.add(agency.id(), event));
        database.unwrap(Session.class).doWork(connection -> batch.write(connection, trace.parent()));
        wakeRelayAfterCommit();
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
