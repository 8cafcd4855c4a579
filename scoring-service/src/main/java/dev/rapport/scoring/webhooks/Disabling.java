package dev.rapport.scoring.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;

/** Disables a webhook that nobody listens at any more, in the name of the service, and tells the agency's others. */
final class Disabling {

    /** Only where the address is still the one that was called: whoever has moved meanwhile is not who failed. */
    private static final String DISABLE =
            """
            UPDATE webhook SET enabled = false, disabled_reason = ?, disabled_at = ?, updated_at = ?, version = version + 1
            WHERE agency = ? AND id = ? AND url = ? AND enabled
                AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.agency = webhook.agency AND d.webhook_id = webhook.id
                    AND d.state = 'DELIVERED' AND d.updated_at >= ?)""";

    private Disabling() {}

    /** It answered 410. */
    static boolean gone(Connection connection, Address address, Instant now) throws SQLException {
        return disable(connection, address, "gone", null, now);
    }

    /**
     * A delivery has failed to its last attempt.
     *
     * @param since when it was made: a webhook that took any other since then stays
     */
    static boolean failing(Connection connection, Address address, Instant since, Instant now) throws SQLException {
        return disable(connection, address, "failing", since, now);
    }

    /** @param unlessSince null to do it whatever else was taken */
    private static boolean disable(
            Connection connection, Address address, String reason, Instant unlessSince, Instant now)
            throws SQLException {
        sign(connection);
        try (PreparedStatement update = connection.prepareStatement(DISABLE)) {
            update.setString(1, reason);
            update.setObject(2, DeliveryTable.at(now));
            update.setObject(3, DeliveryTable.at(now));
            update.setString(4, address.agency());
            update.setObject(5, address.webhook());
            update.setString(6, address.url());
            update.setObject(
                    7, unlessSince == null ? null : DeliveryTable.at(unlessSince), Types.TIMESTAMP_WITH_TIMEZONE);
            if (update.executeUpdate() == 0) return false;
        }
        tell(connection, address, reason, now);
        return true;
    }

    private static void tell(Connection connection, Address address, String reason, Instant now) throws SQLException {
        String type = EventType.WEBHOOK_DISABLED.word();
        String payload = Payload.disabled(address.webhook(), reason, now).text();
        List<DeliveryTable.Made> told = SubscriptionTable.of(connection, List.of(address.agency())).stream()
                .filter(one -> one.eventTypes().contains(type))
                .map(one -> new DeliveryTable.Made(one.agency(), one.webhook(), type, null, payload))
                .toList();
        DeliveryTable.insert(connection, told, now);
    }

    /** Else the audit log, which asks who it was, would not have it. */
    private static void sign(Connection connection) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("SELECT set_config('rapport.caller', 'webhooks', true)")) {
            set.execute();
        }
    }
}
