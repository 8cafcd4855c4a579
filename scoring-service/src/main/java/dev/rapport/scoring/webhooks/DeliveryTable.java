package dev.rapport.scoring.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rapport.kit.time.Ids;
import dev.rapport.kit.work.Columns;

/** Reads and writes deliveries for work in the background, over all agencies. */
final class DeliveryTable {

    /** To be made. @param influencer null where it tells of nobody */
    record Made(String agency, UUID webhook, String type, UUID influencer, String payload) {}

    /** One webhook, among all agencies'. */
    record Receiver(String agency, UUID webhook) {}

    /**
     * Taken to be sent.
     *
     * @param leasedUntil also tells one claim from the next
     */
    record Claimed(
            UUID id,
            Address address,
            String payload,
            int tries,
            String attempts,
            Instant createdAt,
            Instant leasedUntil) {

        Receiver receiver() {
            return new Receiver(address.agency(), address.webhook());
        }
    }

    private static final String INSERT =
            """
            INSERT INTO webhook_delivery (agency, id, version, webhook_id, type, influencer_id, payload, state, tries,
                due_at, attempts, created_at, updated_at)
            SELECT agency, id, 1, webhook, type, influencer, payload, 'PENDING', 0, ?, '[]', ?, ?
            FROM unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])
                AS made (agency, id, webhook, type, influencer, payload)""";

    /** From one to the next in the index of what waits, however much waits of each. */
    private static final String WAITING =
            """
            WITH RECURSIVE waiting AS (
                (SELECT agency, webhook_id FROM webhook_delivery WHERE state = 'PENDING'
                 ORDER BY agency, webhook_id LIMIT 1)
                UNION ALL
                SELECT next.* FROM waiting, LATERAL (SELECT agency, webhook_id FROM webhook_delivery
                    WHERE state = 'PENDING' AND (agency, webhook_id) > (waiting.agency, waiting.webhook_id)
                    ORDER BY agency, webhook_id LIMIT 1) AS next)
            SELECT waiting.agency, webhook_id FROM waiting
                JOIN webhook ON (webhook.agency, webhook.id) = (waiting.agency, webhook_id)
            WHERE webhook.enabled AND EXISTS (SELECT FROM webhook_delivery due WHERE state = 'PENDING'
                AND (due.agency, due.webhook_id) = (waiting.agency, waiting.webhook_id) AND due.due_at <= ?)""";

    private static final String CLAIM =
            """
            WITH free AS (
                SELECT agency, id FROM webhook_delivery
                WHERE agency = ? AND webhook_id = ? AND state = 'PENDING' AND due_at <= ?
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE webhook_delivery claimed SET due_at = ? FROM free, webhook
            WHERE (claimed.agency, claimed.id) = (free.agency, free.id)
                AND (webhook.agency, webhook.id) = (claimed.agency, claimed.webhook_id) AND webhook.enabled
            RETURNING claimed.id, url, secret, old_secret, old_secret_until, payload, tries, attempts,
                claimed.created_at""";

    private static final String SETTLE =
            """
            UPDATE webhook_delivery SET state = ?, tries = ?, due_at = ?, attempts = ?, updated_at = ?, version = version + 1
            WHERE agency = ? AND id = ? AND state = 'PENDING' AND due_at = ?""";

    private DeliveryTable() {}

    static void insert(Connection connection, List<Made> all, Instant now) throws SQLException {
        if (all.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 1; i <= 3; i++) insert.setObject(i, at(now));
            new Columns<>(insert, 3, all)
                    .add("text", Made::agency)
                    .add("uuid", one -> Ids.next())
                    .add("uuid", Made::webhook)
                    .add("text", Made::type)
                    .add("uuid", Made::influencer)
                    .add("text", Made::payload);
            insert.executeUpdate();
        }
    }

    /** Those of whom something is due, each once. */
    static List<Receiver> due(Connection connection, Instant now) throws SQLException {
        List<Receiver> receivers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setObject(1, at(now));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) receivers.add(new Receiver(row.getString(1), row.getObject(2, UUID.class)));
            }
        }
        return receivers;
    }

    /** @param shares how many of each, at most */
    static List<Claimed> claim(Connection connection, Map<Receiver, Integer> shares, Instant now, Instant leasedUntil)
            throws SQLException {
        List<Claimed> all = new ArrayList<>();
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            for (var share : new LinkedHashMap<>(shares).entrySet()) {
                claim.setString(1, share.getKey().agency());
                claim.setObject(2, share.getKey().webhook());
                claim.setObject(3, at(now));
                claim.setInt(4, share.getValue());
                claim.setObject(5, at(leasedUntil));
                try (ResultSet row = claim.executeQuery()) {
                    while (row.next()) all.add(read(row, share.getKey(), leasedUntil));
                }
            }
        }
        return all;
    }

    private static Claimed read(ResultSet row, Receiver receiver, Instant leasedUntil) throws SQLException {
        OffsetDateTime oldUntil = row.getObject(5, OffsetDateTime.class);
        return new Claimed(
                row.getObject(1, UUID.class),
                new Address(
                        receiver.agency(),
                        receiver.webhook(),
                        row.getString(2),
                        row.getBytes(3),
                        row.getBytes(4),
                        oldUntil == null ? null : oldUntil.toInstant()),
                row.getString(6),
                row.getInt(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                leasedUntil);
    }

    /**
     * What came of an attempt. Nothing where it is another's by now, was replayed or is gone.
     *
     * @param next when it is tried again; empty where it is not
     */
    static void settle(Connection connection, Claimed claimed, Attempt attempt, Optional<Instant> next, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            Delivery.State failed = next.isPresent() ? Delivery.State.PENDING : Delivery.State.FAILED;
            update.setString(1, (attempt.cameThrough() ? Delivery.State.DELIVERED : failed).name());
            update.setInt(2, claimed.tries() + 1);
            update.setObject(3, at(next.orElse(now)), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setString(4, Attempts.with(claimed.attempts(), attempt));
            update.setObject(5, at(now));
            update.setString(6, claimed.address().agency());
            update.setObject(7, claimed.id());
            update.setObject(8, at(claimed.leasedUntil()));
            update.executeUpdate();
        }
    }

    static OffsetDateTime at(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
