package dev.rapport.scoring.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Disables a webhook that nobody listens at any more, in the name of the service, and tells the agency's others. */
final class Disabling {

    static final String GONE = "gone";
    static final String FAILING = "failing";

    private static final String DISABLE =
            """
            UPDATE webhook SET enabled = false, disabled_reason = ?, disabled_at = ?, updated_at = ?, version = version + 1
            WHERE agency = ? AND id = ? AND enabled""";

    /** Of a delivery that failed to the end, whether any other came through since it was made. */
    private static final String UNLESS_ALIVE =
            """
             AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.agency = webhook.agency AND d.webhook_id = webhook.id
                AND d.state = 'DELIVERED' AND d.updated_at >= ?)""";

    private Disabling() {}

    /** @param failingSince null where it is to be disabled at once */
    static boolean disable(
            Connection connection,
            DeliveryTable.Receiver receiver,
            String reason,
            Instant failingSince,
            ChangesToTell words,
            Instant now)
            throws SQLException {
        sign(connection);
        String sql = failingSince == null ? DISABLE : DISABLE + UNLESS_ALIVE;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, reason);
            update.setObject(2, DeliveryTable.at(now));
            update.setObject(3, DeliveryTable.at(now));
            update.setString(4, receiver.agency());
            update.setObject(5, receiver.webhook());
            if (failingSince != null) update.setObject(6, DeliveryTable.at(failingSince));
            if (update.executeUpdate() == 0) return false;
        }
        String payload = words.text(Payload.disabled(receiver.webhook(), reason, now));
        List<DeliveryTable.Made> told = SubscriptionTable.of(connection, List.of(receiver.agency())).stream()
                .filter(one -> one.eventTypes().contains(EventType.WEBHOOK_DISABLED.word()))
                .map(one -> new DeliveryTable.Made(
                        one.agency(), one.webhook(), EventType.WEBHOOK_DISABLED.word(), null, payload))
                .toList();
        DeliveryTable.insert(connection, told, now);
        return true;
    }

    /** Else the audit log, which asks who it was, would not have it. */
    private static void sign(Connection connection) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("SELECT set_config('rapport.caller', 'webhooks', true)")) {
            set.execute();
        }
    }
}
