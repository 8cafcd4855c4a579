package dev.rapport.scoring.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.scores.StoredScore;
import dev.rapport.scoring.upkeep.Chore;

/**
 * Makes all scores anew where the service needs it: a database that is empty, while its consumers have read past the
 * events, is filled from the topics, as is one that was restored; after a release that would store other scores the ledger is scored again.
 */
@ApplicationScoped
class RebuildAtStart implements Chore {

    /** Any constant will do, as long as it is no other's: advisory locks are per database. */
    private static final long LOCK = 7_277_680;

    private final UUID recovery = Ids.next();
    private boolean checked;

    /** The database was restored from a backup, and its consumers have read past what it knows. */
    @ConfigProperty(name = "rapport.recover-from-topics")
    boolean recover;

    @Override
    public boolean step(Connection connection) throws SQLException {
        if (checked) return false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            boolean behind = recover && !RebuildTable.isThere(connection, recovery);
            boolean needed = behind
                    || RebuildTable.lastRecipe(connection)
                            .filter(StoredScore.RECIPE::equals)
                            .isEmpty();
            if (needed) {
                boolean fromTopics = behind || isEmpty(statement);
                UUID id = behind ? recovery : Ids.next();
                RebuildTable.start(connection, id, fromTopics ? Rebuild.Source.TOPICS : Rebuild.Source.LEDGER);
            }
            // Looks once more after it has started one: only then is that known to be committed.
            checked = !needed;
            return needed;
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT NOT EXISTS (SELECT FROM ledger) AND NOT EXISTS (SELECT FROM known_contact)")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
