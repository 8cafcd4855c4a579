package dev.rapport.scoring.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rapport.scoring.scores.StoredScore;
import dev.rapport.scoring.upkeep.Chore;

/**
 * Makes all scores anew where the service needs it: a database that is empty, while its consumers have read past the
 * events, is filled from the topics; after a release that would store other scores the ledger is scored again.
 */
@ApplicationScoped
class RebuildAtStart implements Chore {

    /** Any constant will do, as long as it is no other's: advisory locks are per database. */
    private static final long LOCK = 7_277_680;

    private boolean checked;

    @Override
    public boolean step(Connection connection) throws SQLException {
        if (checked) return false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            boolean needed = RebuildTable.lastRecipe(connection)
                    .filter(StoredScore.RECIPE::equals)
                    .isEmpty();
            if (needed)
                RebuildTable.start(connection, isEmpty(statement) ? Rebuild.Source.TOPICS : Rebuild.Source.LEDGER);
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
