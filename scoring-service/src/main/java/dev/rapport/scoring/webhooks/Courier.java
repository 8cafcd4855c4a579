package dev.rapport.scoring.webhooks;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.time.Moments;
import dev.rapport.kit.work.Transaction;
import dev.rapport.kit.work.Worker;
import dev.rapport.scoring.webhooks.DeliveryTable.Claimed;
import dev.rapport.scoring.webhooks.DeliveryTable.Receiver;

/**
 * Sends what is due. A claim is a lease in the row, and no connection is held while a receiver is waited for; each call
 * has a thread of its own, and each receiver and agency a share of them.
 */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final long POLL_MILLIS = 300;

    private final Worker worker = new Worker("webhooks", this::step);
    private final Room room = new Room();

    /** Whose last attempt failed: one call at a time shows whether they are back. */
    private final Map<Receiver, Boolean> failing = new ConcurrentHashMap<>();

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("intake")
    AgroalDataSource acrossAgencies;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    @Inject
    ChangesToTell words;

    @Inject
    WebhookSettings settings;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        if (vault.isThere()) worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private long step() throws SQLException {
        Instant now = Moments.now(clock);
        List<Claimed> claimed = Transaction.in(acrossAgencies, connection -> {
            List<Receiver> due = DeliveryTable.due(connection, now);
            Collections.shuffle(due);
            Map<Receiver, Integer> shares = new LinkedHashMap<>();
            for (Receiver one : due) {
                int share = room.take(one, failing.containsKey(one) ? 1 : settings.atOnce(), settings);
                if (share > 0) shares.put(one, share);
            }
            try {
                List<Claimed> found = DeliveryTable.claim(connection, shares, now, now.plus(settings.lease()));
                found.forEach(one -> shares.merge(one.receiver(), -1, Integer::sum));
                return found;
            } finally {
                // What was kept free for more than there was.
                shares.forEach((receiver, many) -> room.giveBack(receiver, many));
            }
        });
        for (Claimed one : claimed) Thread.ofVirtual().name("webhook").start(() -> deliver(one));
        return POLL_MILLIS;
    }

    private void deliver(Claimed one) {
        try {
            Caller.Outcome outcome = caller.post(one.address(), one.id(), one.payload());
            if (outcome.attempt().cameThrough()) failing.remove(one.receiver());
            else failing.put(one.receiver(), true);
            settle(one, outcome);
        } catch (SQLException | RuntimeException e) {
            // It is due again when its lease ends.
            LOG.warnf("a delivery waits for its lease to end: %s", e.getMessage());
        } finally {
            room.giveBack(one.receiver(), 1);
            worker.wake();
        }
    }

    private void settle(Claimed one, Caller.Outcome outcome) throws SQLException {
        Instant now = Moments.now(clock);
        Attempt attempt = outcome.attempt();
        Retries retries = new Retries(settings.pauses(), settings.longestPause());
        Optional<Instant> next = retries.next(
                one.tries() + 1,
                now,
                outcome.retryAfter(),
                ThreadLocalRandom.current().nextDouble());
        AgencyWork.in(database, one.address().agency(), connection -> {
            DeliveryTable.settle(connection, one, attempt, next, now);
            if (attempt.isGone()) {
                Disabling.disable(connection, one.receiver(), Disabling.GONE, null, words, now);
            } else if (!attempt.cameThrough() && next.isEmpty()) {
                Disabling.disable(connection, one.receiver(), Disabling.FAILING, one.createdAt(), words, now);
            }
            return null;
        });
    }
}
