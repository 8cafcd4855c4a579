package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;

/** Forgets the words of what was deleted, all its history's too. Works over all agencies, as the relay's database role. */
@ApplicationScoped
public class WordsExpiry {

    private static final int AT_ONCE = 500;

    @Inject
    @DataSource("relay")
    AgroalDataSource database;

    @Scheduled(every = "1h", delayed = "2m")
    public void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            while (update.executeUpdate(
                            """
                            WITH due AS (SELECT agency, thing_id FROM revision WHERE words_until <= now()
                                         ORDER BY words_until LIMIT %d)
                            UPDATE revision SET changes = '[]', reason = NULL, words_until = NULL FROM due
                            WHERE revision.agency = due.agency AND revision.thing_id = due.thing_id"""
                                    .formatted(AT_ONCE))
                    > 0) {
                // The next ones.
            }
        }
    }
}
