package dev.rapport.scoring.webhooks;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

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
    private static final long BUSY_MILLIS = 300;
    private static final long QUIET_MILLIS = 1000;

    private final Worker worker = new Worker("webhooks", this::step);
    private final Room room = new Room();

    /** Whose last attempt failed: one call at a time shows whether they are back. */
    private final Set<Receiver> failing = ConcurrentHashMap.newKeySet();

    @Inject
    @DataSource("intake")
    AgroalDataSource acrossAgencies;

    @Inject
    Caller caller;

    @Inject
    Settling settling;

    @Inject
    WebhookSettings settings;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        if (settings.key().isPresent()) worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private long step() throws SQLException {
        List<Claimed> claimed = claim();
        for (Claimed one : claimed) Thread.ofVirtual().name("webhook").start(() -> deliver(one));
        return claimed.isEmpty() ? QUIET_MILLIS : BUSY_MILLIS;
    }

    /** Room first, then rows to fill it. What stays empty is given back, and all of it where the claim is not made. */
    private List<Claimed> claim() throws SQLException {
        Map<Receiver, Integer> shares = new LinkedHashMap<>();
        Room.Limits limits = new Room.Limits(settings.atOnce(), settings.atOnceOfAgency(), settings.atOnceInAll());
        List<Claimed> claimed = List.of();
        try {
            claimed = Transaction.in(acrossAgencies, connection -> {
                Instant now = Moments.now(clock);
                List<Receiver> due = DeliveryTable.due(connection, now);
                // Who comes first is another each time: where room is short, nobody has it always.
                Collections.shuffle(due);
                for (Receiver one : due) {
                    int share = room.take(one, failing.contains(one), limits);
                    if (share > 0) shares.put(one, share);
                }
                return DeliveryTable.claim(
                        connection, shares, now, now.plus(caller.longest()).plus(settings.lease()));
            });
            return claimed;
        } finally {
            claimed.forEach(one -> shares.merge(one.receiver(), -1, Integer::sum));
            shares.forEach(room::giveBack);
        }
    }

    private void deliver(Claimed one) {
        try {
            Caller.Outcome outcome = caller.post(one.address(), one.id(), one.payload());
            if (outcome.attempt().cameThrough()) failing.remove(one.receiver());
            else failing.add(one.receiver());
            // Who is disabled is not remembered here for ever; enabled again, they start anew.
            if (settling.settle(one, outcome)) failing.remove(one.receiver());
        } catch (SQLException | RuntimeException e) {
            // It is due again when its lease ends.
            LOG.warnf("a delivery waits for its lease to end: %s", e.getMessage());
        } finally {
            room.giveBack(one.receiver(), 1);
            worker.wake();
        }
    }
}
