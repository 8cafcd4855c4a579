package dev.rapport.scoring.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rapport.scoring.ledger.ContactKey;
import dev.rapport.scoring.scores.StoredScore;

/** A rebuild as the worker sees it: takes it, does a piece, notes how far it has come; all in one transaction. */
final class RebuildTable {

    /** The service's own rebuilds, over all agencies; no token can name this. */
    static final String ALL_AGENCIES = "*";

    private RebuildTable() {}

    /**
     * A rebuild under way.
     *
     * @param positions in the topics, as JSON; null before the first event
     * @param last influencer whose scores were computed
     */
    record Running(String agency, UUID id, String positions, Long scoresTotal, ContactKey last) {
        boolean isOfAll() {
            return agency.equals(ALL_AGENCIES);
        }
    }

    /** The oldest in this state at which nobody is working; it is ours until the transaction ends. */
    static Optional<Running> claim(Connection connection, Rebuild.State state) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT agency, id, positions, scores_total, last_agency, last_influencer FROM rebuild
                WHERE state = ? AND state <> 'DONE' ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED""")) {
            select.setString(1, state.name());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new Running(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, Long.class),
                        new ContactKey(row.getString(5), row.getObject(6, UUID.class))));
            }
        }
    }

    static void eventsRead(Connection connection, Running rebuild, long done, long total, String positions)
            throws SQLException {
        update(
                connection,
                rebuild,
                "events_done = ?, events_total = ?, positions = ?",
                List.of(done, total, positions));
    }

    static void allEventsRead(Connection connection, Running rebuild) throws SQLException {
        update(connection, rebuild, "state = 'COMPUTING_SCORES'", List.of());
    }

    static void scoresCounted(Connection connection, Running rebuild, long total) throws SQLException {
        update(connection, rebuild, "scores_total = ?", List.of(total));
    }

    static void scoresComputed(Connection connection, Running rebuild, int more, ContactKey last) throws SQLException {
        update(
                connection,
                rebuild,
                "scores_done = scores_done + ?, last_agency = ?, last_influencer = ?",
                List.of(more, last.agency(), last.id()));
    }

    static void finished(Connection connection, Running rebuild) throws SQLException {
        update(connection, rebuild, "state = 'DONE', finished_at = clock_timestamp()", List.of());
    }

    private static void update(Connection connection, Running rebuild, String what, List<Object> values)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE rebuild SET " + what
                + ", version = version + 1, updated_at = clock_timestamp() WHERE agency = ? AND id = ?")) {
            int at = 0;
            for (Object value : values) update.setObject(++at, value);
            update.setString(++at, rebuild.agency());
            update.setObject(++at, rebuild.id());
            update.executeUpdate();
        }
    }

    /** What the service's last own rebuild made scores by; empty where there was none. */
    static Optional<String> lastRecipe(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT model_version FROM rebuild WHERE agency = ? ORDER BY created_at DESC LIMIT 1")) {
            select.setString(1, ALL_AGENCIES);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Whether there is this one over all agencies. */
    static boolean isThere(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT FROM rebuild WHERE agency = ? AND id = ?")) {
            select.setString(1, ALL_AGENCIES);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** One over all agencies. */
    static void start(Connection connection, UUID id, Rebuild.Source source) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO rebuild (agency, id, version, source, state, requested_by, model_version, events_done,
                    scores_done, last_agency, last_influencer, created_at, updated_at)
                VALUES (?, ?, 1, ?, ?, 'the service itself', ?, 0, 0, '', ?, clock_timestamp(), clock_timestamp())""")) {
            insert.setString(1, ALL_AGENCIES);
            insert.setObject(2, id);
            insert.setString(3, source.name());
            insert.setString(4, source.first().name());
            insert.setString(5, StoredScore.RECIPE);
            insert.setObject(6, new UUID(0, 0));
            insert.executeUpdate();
        }
    }
}
