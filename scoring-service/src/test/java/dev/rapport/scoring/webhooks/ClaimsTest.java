package dev.rapport.scoring.webhooks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.time.Ids;
import dev.rapport.kit.work.Transaction;
import dev.rapport.scoring.webhooks.DeliveryTable.Claimed;
import dev.rapport.scoring.webhooks.DeliveryTable.Made;
import dev.rapport.scoring.webhooks.DeliveryTable.Receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** As two replicas do it, in a year in which the courier of this one does not look. */
@QuarkusTest
class ClaimsTest {

    private static final Instant THEN = Instant.parse("2126-01-01T00:00:00Z");
    private static final Instant LEASED = THEN.plus(Duration.ofMinutes(1));

    private final Receiver receiver = new Receiver("agency-" + UUID.randomUUID(), Ids.next());

    @Inject
    AgroalDataSource requests;

    @Inject
    @DataSource("intake")
    AgroalDataSource acrossAgencies;

    private void fiveWait() throws SQLException {
        AgencyWork.in(requests, receiver.agency(), connection -> {
            try (var insert = connection.prepareStatement(
                    """
                    INSERT INTO webhook (agency, id, version, url, event_types, stages, enabled, secret, created_by,
                        created_at, updated_at)
                    VALUES (?, ?, 1, 'https://hooks.example/', '{}', '{}', true, '', 'test', now(), now())""")) {
                insert.setString(1, receiver.agency());
                insert.setObject(2, receiver.webhook());
                insert.executeUpdate();
            }
            List<Made> made = new ArrayList<>();
            for (int i = 0; i < 5; i++)
                made.add(new Made(receiver.agency(), receiver.webhook(), "score.ended", null, "{}"));
            DeliveryTable.insert(connection, made, THEN);
            return null;
        });
    }

    private List<Claimed> claim(Connection connection, int share, Instant now) throws SQLException {
        return DeliveryTable.claim(connection, Map.of(receiver, share), now, now.plus(Duration.ofMinutes(1)));
    }

    private List<Claimed> claim(Instant now) throws SQLException {
        return Transaction.in(acrossAgencies, connection -> claim(connection, 10, now));
    }

    private static Set<UUID> ids(List<Claimed> claimed) {
        return claimed.stream().map(Claimed::id).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void whatOneReplicaHasClaimedNoOtherHasUntilTheLeaseEnds() throws SQLException {
        fiveWait();
        Set<UUID> all = Transaction.in(acrossAgencies, one -> {
            Set<UUID> ids = ids(claim(one, 2, THEN));
            assertEquals(2, ids.size());
            // While the first has not even committed.
            List<Claimed> others = claim(THEN);
            assertEquals(3, others.size());
            ids.addAll(ids(others));
            return ids;
        });
        assertEquals(5, all.size());
        assertEquals(List.of(), claim(LEASED.minusMillis(1)));
        assertEquals(all, ids(claim(LEASED)));
    }

    @Test
    void whoComesBackAfterTheLeaseChangesNothing() throws SQLException {
        fiveWait();
        Claimed slow = claim(THEN).getFirst();
        assertTrue(ids(claim(LEASED)).contains(slow.id()));
        Attempt attempt = new Attempt(THEN, 1, 200, null);
        AgencyWork.in(requests, receiver.agency(), connection -> {
            DeliveryTable.settle(connection, slow, attempt, Optional.empty(), LEASED);
            return null;
        });
        // Not delivered: whoever has it now says what becomes of it.
        assertEquals(5, claim(LEASED.plus(Duration.ofMinutes(1))).size());
    }

    @Test
    void ofWhoIsDisabledNothingIsClaimed() throws SQLException {
        fiveWait();
        Transaction.in(acrossAgencies, connection -> {
            assertTrue(DeliveryTable.due(connection, THEN).contains(receiver));
            return null;
        });
        Address address = claim(THEN).getFirst().address();
        AgencyWork.in(requests, receiver.agency(), connection -> Disabling.gone(connection, address, THEN));
        assertEquals(List.of(), claim(LEASED));
        Transaction.in(acrossAgencies, connection -> {
            assertTrue(!DeliveryTable.due(connection, LEASED).contains(receiver));
            return null;
        });
    }
}
