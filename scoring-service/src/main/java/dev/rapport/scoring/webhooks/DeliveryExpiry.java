package dev.rapport.scoring.webhooks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;

import dev.rapport.kit.time.Moments;
import dev.rapport.kit.work.Transaction;

/** Forgets deliveries after some time, and those whose webhook is gone. */
@ApplicationScoped
class DeliveryExpiry {

    private static final int CHUNK = 5000;

    private static final String OLD =
            """
            DELETE FROM webhook_delivery WHERE (agency, id) IN (
                SELECT agency, id FROM webhook_delivery WHERE created_at < ? ORDER BY created_at LIMIT ?)""";

    private static final String OF_NOBODY =
            """
            DELETE FROM webhook_delivery WHERE (agency, id) IN (
                SELECT agency, id FROM webhook_delivery d WHERE created_at >= ?
                AND NOT EXISTS (SELECT FROM webhook w WHERE w.agency = d.agency AND w.id = d.webhook_id) LIMIT ?)""";

    @Inject
    @DataSource("intake")
    AgroalDataSource database;

    @Inject
    WebhookSettings settings;

    @Inject
    Clock clock;

    @Scheduled(every = "1h", delayed = "2m")
    void forget() throws SQLException {
        Instant before = Moments.now(clock).minus(settings.keep());
        for (String sql : List.of(OLD, OF_NOBODY)) {
            Transaction.inPortions(database, CHUNK, connection -> {
                try (PreparedStatement delete = connection.prepareStatement(sql)) {
                    delete.setObject(1, DeliveryTable.at(before));
                    delete.setInt(2, CHUNK);
                    return delete.executeUpdate();
                }
            });
        }
    }
}
