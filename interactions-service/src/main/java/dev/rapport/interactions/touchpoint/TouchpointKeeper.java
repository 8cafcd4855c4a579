package dev.rapport.interactions.touchpoint;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.interactions.cadence.CadencesChanged;
import dev.rapport.interactions.contact.ContactsChanged;
import dev.rapport.kit.work.Worker;

/**
 * Derives touchpoints anew in the background where news of contacts came in or a rule was changed. What requests write
 * needs none of this: the database derives those in the same transaction.
 */
@ApplicationScoped
class TouchpointKeeper {

    private static final long POLL_MILLIS = 1000;

    private final Worker worker = new Worker("touchpoints", this::step);

    @Inject
    Backlog backlog;

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    void told(@Observes ContactsChanged event) {
        worker.wake();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CadencesChanged event) {
        worker.wake();
    }

    /** News first, since a walk may take long. */
    private long step() throws SQLException {
        boolean more = backlog.deriveStale();
        more |= backlog.walk();
        return more ? 0 : POLL_MILLIS;
    }
}
