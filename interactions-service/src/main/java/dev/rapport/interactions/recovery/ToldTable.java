package dev.rapport.interactions.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.work.Columns;

/** Puts back what was told, where it is newer than what is there; of the agency set on the connection. */
final class ToldTable {

    private ToldTable() {}

    /** @return how many rows were behind */
    static int store(Connection connection, String agency, Collection<Told> deeds, ObjectMapper json)
            throws SQLException {
        int stored = 0;
        for (Destination one : Destination.values()) {
            stored += insert(connection, agency, one, text(deeds, one, false, json));
            stored += strike(connection, agency, one, text(deeds, one, true, json));
        }
        return stored;
    }

    /** Null where there is none. */
    private static String text(Collection<Told> deeds, Destination where, boolean deleted, ObjectMapper json) {
        var some = deeds.stream()
                .filter(one -> one.destination() == where && one.deleted() == deleted)
                .map(Told::data)
                .toList();
        try {
            return some.isEmpty() ? null : json.writeValueAsString(some);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write what was read", e);
        }
    }

    private static int insert(Connection connection, String agency, Destination where, String deeds)
            throws SQLException {
        if (deeds == null) return 0;
        try (PreparedStatement insert = connection.prepareStatement(where.insert())) {
            insert.setString(1, agency);
            insert.setString(2, deeds);
            return insert.executeUpdate();
        }
    }

    private static int strike(Connection connection, String agency, Destination where, String deeds)
            throws SQLException {
        if (deeds == null) return 0;
        try (PreparedStatement update = connection.prepareStatement(where.strike())) {
            update.setString(1, deeds);
            update.setString(2, agency);
            return update.executeUpdate();
        }
    }

    /** Those of people who are forgotten here. */
    static List<Told> ofErased(Connection connection, String agency, Collection<Told> deeds) throws SQLException {
        Set<UUID> erased = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM erased WHERE agency = ? AND id = ANY (?)")) {
            select.setString(1, agency);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            deeds.stream().map(Told::influencerId).distinct().toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) erased.add(row.getObject(1, UUID.class));
            }
        }
        return deeds.stream().filter(one -> erased.contains(one.influencerId())).toList();
    }

    /**
     * Takes out what waits to be told and is no newer than what was: told after it, it would be the last word on the topic.
     * Under the relay's role.
     */
    static void forgetOlder(Connection connection, List<Told> deeds) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                """
                DELETE FROM outbox AS waiting USING unnest(?::text[], ?::text[], ?::bigint[]) AS told (agency, id, version)
                WHERE waiting.topic = 'interactions' AND waiting.data IS NOT NULL AND waiting.agency = told.agency
                    AND waiting.subject = told.id AND waiting.version <= told.version""")) {
            new Columns<>(delete, deeds)
                    .add("text", Told::agency)
                    .add("text", one -> one.id().toString())
                    .add("bigint", Told::version);
            delete.executeUpdate();
        }
    }
}
