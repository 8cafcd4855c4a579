package dev.rapport.interactions.touchpoint;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;

import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.work.Transaction;

/**
 * What is still to be derived. Which agency has something to do is asked over all of them, under the role of the intake;
 * the work is done under the one that serves requests, and behind the same walls. Any number of replicas do it side by
 * side.
 */
@ApplicationScoped
class Backlog {

    private static final int CHUNK = 200;

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("intake")
    AgroalDataSource acrossAgencies;

    private String latest = "";

    /** Of some influencers of whom news came in; false where there were none. One agency's turn after the other. */
    boolean deriveStale() throws SQLException {
        Optional<String> agency = agency(
                """
                SELECT agency FROM ((SELECT agency, 1 AS lap FROM touchpoint_stale WHERE agency > ? ORDER BY agency LIMIT 1)
                    UNION ALL (SELECT agency, 2 FROM touchpoint_stale ORDER BY agency LIMIT 1)) AS next
                ORDER BY lap LIMIT 1""",
                latest);
        latest = agency.orElse("");
        if (agency.isEmpty()) return false;
        return AgencyWork.in(database, agency.get(), connection -> {
            List<UUID> influencers = takeStale(connection, agency.get());
            derive(connection, agency.get(), influencers);
            return !influencers.isEmpty();
        });
    }

    /** Of some influencers of an agency that has changed a rule; false where there is none. */
    boolean walk() throws SQLException {
        Optional<String> agency = agency("SELECT agency FROM touchpoint_walk ORDER BY after LIMIT 1");
        if (agency.isEmpty()) return false;
        return AgencyWork.in(database, agency.get(), connection -> {
            List<UUID> influencers = next(connection, agency.get());
            if (influencers == null) return false;
            derive(connection, agency.get(), influencers);
            proceed(connection, agency.get(), influencers);
            return true;
        });
    }

    private Optional<String> agency(String sql, String... values) throws SQLException {
        return Transaction.in(acrossAgencies, connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) select.setString(i + 1, values[i]);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** A mark that another replica has, or that is just being set, is passed over. */
    private static List<UUID> takeStale(Connection connection, String agency) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                """
                WITH taken AS MATERIALIZED (
                    SELECT influencer_id FROM touchpoint_stale WHERE agency = ?
                    ORDER BY since LIMIT ? FOR UPDATE SKIP LOCKED)
                DELETE FROM touchpoint_stale AS stale USING taken
                WHERE stale.agency = ? AND stale.influencer_id = taken.influencer_id
                RETURNING stale.influencer_id""")) {
            delete.setString(1, agency);
            delete.setInt(2, CHUNK);
            delete.setString(3, agency);
            return ids(delete);
        }
    }

    /** Null where another replica is at it. */
    private static List<UUID> next(Connection connection, String agency) throws SQLException {
        UUID after;
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT after FROM touchpoint_walk WHERE agency = ? FOR UPDATE SKIP LOCKED")) {
            lock.setString(1, agency);
            List<UUID> found = ids(lock);
            if (found.isEmpty()) return null;
            after = found.getFirst();
        }
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT id FROM known_contact WHERE agency = ? AND id > ? AND kind = 'INFLUENCER'
                ORDER BY id LIMIT ?""")) {
            select.setString(1, agency);
            select.setObject(2, after);
            select.setInt(3, CHUNK);
            return ids(select);
        }
    }

    private static void proceed(Connection connection, String agency, List<UUID> done) throws SQLException {
        boolean more = done.size() == CHUNK;
        try (PreparedStatement note = connection.prepareStatement(
                more
                        ? "UPDATE touchpoint_walk SET after = ? WHERE agency = ?"
                        : "DELETE FROM touchpoint_walk WHERE agency = ?")) {
            if (more) note.setObject(1, done.getLast());
            note.setString(more ? 2 : 1, agency);
            note.executeUpdate();
        }
    }

    private static void derive(Connection connection, String agency, List<UUID> influencers) throws SQLException {
        if (influencers.isEmpty()) return;
        try (PreparedStatement derive = connection.prepareStatement("SELECT derive_touchpoints(?, ?)")) {
            Array ids = connection.createArrayOf("uuid", influencers.toArray());
            derive.setString(1, agency);
            derive.setArray(2, ids);
            derive.execute();
        }
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) ids.add(row.getObject(1, UUID.class));
        }
        return ids;
    }
}
