package dev.rapport.kit.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;

/** Forgets answers after a day. Works over all agencies, hence as the relay's database role. */
@ApplicationScoped
public class AnswerExpiry {

    @Inject
    @DataSource("relay")
    AgroalDataSource database;

    @Scheduled(every = "1h", delayed = "1m")
    public void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM idempotency WHERE created_at <= now() - interval '24 hours'");
        }
    }
}
