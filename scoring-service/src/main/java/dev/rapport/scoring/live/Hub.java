package dev.rapport.scoring.live;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.work.Transaction;
import dev.rapport.kit.work.Worker;

/**
 * Reads the log once for all who listen at this instance, and hands to each agency what is its own. Where nobody listens,
 * nothing is read.
 */
@ApplicationScoped
class Hub {

    private static final int PAGE = 1000;
    private static final long NOBODY_LISTENS_MILLIS = 60_000;

    private final Worker worker = new Worker("live", this::step);
    private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();

    /** Null where nobody has listened lately. */
    private Position read;

    private Instant heartbeatAt = Instant.MIN;
    private boolean tidied;
    private volatile boolean closing;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("intake")
    AgroalDataSource acrossAgencies;

    @Inject
    LiveSettings settings;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    /** Listeners come back to another instance; requests are not waited for that would never end. */
    void sendAway(@Observes ShutdownDelayInitiatedEvent event) {
        closing = true;
        listeners.values().forEach(all -> all.forEach(Listener::end));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    /**
     * Begins to tell. Registered first, so that nothing falls between the log and what comes.
     *
     * @param last what the listener heard last; null where this is the first time
     */
    void open(Listener listener, Position last) throws SQLException {
        String agency = listener.agency();
        add(listener);
        beginToRead();
        worker.wake();
        Position position = AgencyWork.in(database, agency, connection -> {
            ChangeTable.Extent extent = ChangeTable.extent(connection);
            boolean known = last == null || extent.reaches(last);
            Position start = last == null || !known ? extent.end() : last;
            listener.begin(known ? Listener.READY : Listener.RESET, start);
            return start;
        });
        List<Change> page;
        do {
            Position from = position;
            page = AgencyWork.in(database, agency, connection -> ChangeTable.after(connection, agency, from, PAGE));
            listener.catchUp(page);
            if (!page.isEmpty()) position = page.getLast().position();
        } while (page.size() == PAGE);
        listener.caughtUp();
        if (closing) listener.end();
        if (listener.isGone()) close(listener);
    }

    private void add(Listener listener) {
        listeners.compute(listener.agency(), (name, all) -> {
            Set<Listener> them = all == null ? ConcurrentHashMap.newKeySet() : all;
            them.add(listener);
            return them;
        });
    }

    void close(Listener listener) {
        listener.leave();
        listeners.computeIfPresent(listener.agency(), (name, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** Before the log is read for a listener's past, or what comes in between would be nobody's. */
    private synchronized void beginToRead() throws SQLException {
        if (read == null) read = Transaction.in(acrossAgencies, ChangeTable::end);
    }

    private synchronized Position position() {
        if (listeners.isEmpty()) read = null;
        return read;
    }

    private synchronized void hasRead(Position position) {
        read = position;
    }

    private long step() throws SQLException {
        if (!tidied) tidy();
        Position from = position();
        if (from == null) return NOBODY_LISTENS_MILLIS;
        List<Change> changes = Transaction.in(acrossAgencies, connection -> ChangeTable.after(connection, from, PAGE));
        for (Change change : changes) {
            listeners.getOrDefault(change.agency(), Set.of()).forEach(one -> one.offer(change));
        }
        if (!changes.isEmpty()) hasRead(changes.getLast().position());
        tend();
        return changes.size() == PAGE ? 0 : settings.look().toMillis();
    }

    /** By the worker, which waits for a database that is not there yet. */
    private void tidy() throws SQLException {
        Transaction.in(acrossAgencies, connection -> {
            ChangeTable.forgetForeign(connection);
            return null;
        });
        tidied = true;
    }

    private void tend() {
        Instant now = clock.instant();
        boolean beat = Duration.between(heartbeatAt, now).compareTo(settings.heartbeat()) >= 0;
        if (beat) heartbeatAt = now;
        for (Set<Listener> all : listeners.values()) {
            for (Listener one : all) {
                if (one.isOver(now)) one.end();
                else if (beat) one.heartbeat();
            }
        }
    }
}
