package dev.rapport.contacts.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.kit.audit.WireName;
import dev.rapport.kit.erasure.FormerRecords;
import dev.rapport.kit.idempotency.RememberedAnswers;
import dev.rapport.kit.outbox.EventBatch;

/** What an erasure does in contacts, in the transaction of the request: all of it or nothing. */
@ApplicationScoped
class Forgetting {

    /** In this order, since they refer to each other. */
    private static final List<String> TABLES =
            List.of("research_note", "contact_permission", "campaign_influencer", "import_effect", "influencer_key");

    @Inject
    Forgotten forgotten;

    @Inject
    ObjectMapper json;

    /** Against whatever would add something about them meanwhile; false where none of them is there. */
    boolean lock(Connection connection, String agency, List<UUID> ids) throws SQLException {
        try (PreparedStatement select = about(
                        connection,
                        "SELECT FROM influencer WHERE agency = ? AND id = ANY (?) ORDER BY id FOR UPDATE",
                        agency,
                        ids);
                ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /** Whether there was somebody with one of these ids, who was deleted and not erased. */
    boolean wereThere(Connection connection, String agency, List<UUID> ids) throws SQLException {
        try (PreparedStatement select = about(
                        connection,
                        "SELECT FROM former_record WHERE agency = ? AND owner = ANY (?) AND subject = owner LIMIT 1",
                        agency,
                        ids);
                ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /**
     * The caller has locked them, and taken them out of their campaigns.
     *
     * @param keys by which they were recognised
     * @return what was erased, by the name of the table
     */
    Map<String, Integer> forget(Connection connection, String agency, List<UUID> ids, Set<String> keys)
            throws SQLException {
        Map<String, Integer> erased = new LinkedHashMap<>();
        erased.put("importSeen", forgetRows(connection, agency, keys));
        for (String table : TABLES) {
            String sql = "DELETE FROM " + table + " WHERE agency = ? AND influencer_id = ANY (?)";
            erased.put(WireName.of(table), run(connection, sql, agency, ids));
        }
        erased.put(
                "influencer", run(connection, "DELETE FROM influencer WHERE agency = ? AND id = ANY (?)", agency, ids));
        erased.put("records", eraseRecords(connection, agency, ids));
        erased.put("rememberedAnswers", RememberedAnswers.erase(connection, agency, ids));
        return erased;
    }

    /** Keeps out whoever is known by these keys. */
    void keepOut(Connection connection, Erasure erasure, List<UUID> ids, Set<String> keys) throws SQLException {
        forgotten.keep(connection, erasure.id(), ofThemAlone(connection, erasure.agency(), ids, keys));
    }

    /** Several may have the address of one manager: it goes on the list when the last of them goes. */
    private static List<String> ofThemAlone(Connection connection, String agency, List<UUID> ids, Set<String> keys)
            throws SQLException {
        List<String> alone = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT wanted FROM unnest(?::text[]) AS wanted WHERE NOT EXISTS (SELECT FROM influencer_key
                    WHERE agency = ? AND key = wanted AND influencer_id <> ALL (?))""")) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            select.setString(2, agency);
            select.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) alone.add(rows.getString(1));
            }
        }
        return alone;
    }

    /** What imports that are under way remember of their rows. */
    private static int forgetRows(Connection connection, String agency, Set<String> keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                """
                DELETE FROM import_seen AS seen USING import_job AS job WHERE job.agency = ?
                    AND job.state IN ('WAITING', 'RUNNING', 'UNDOING') AND seen.agency = job.agency
                    AND seen.import_id = job.id AND seen.key = ANY (?::text[])""")) {
            delete.setString(1, agency);
            delete.setArray(2, connection.createArrayOf("text", keys.toArray()));
            return delete.executeUpdate();
        }
    }

    private int eraseRecords(Connection connection, String agency, List<UUID> ids) throws SQLException {
        List<FormerRecords.Place> places = FormerRecords.take(connection, agency, ids);
        EventBatch tombstones = new EventBatch(json);
        Map<UUID, UUID> owners =
                FormerRecords.owners(connection, agency, places, List.of("research_note", "contact_permission"));
        places.forEach(place -> tombstones.add(
                agency, ContactEvents.tombstone(place.subject(), place.owner()), owners.get(place.subject())));
        tombstones.write(connection);
        return places.size();
    }

    private static int run(Connection connection, String sql, String agency, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = about(connection, sql, agency, ids)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement about(Connection connection, String sql, String agency, List<UUID> ids)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, agency);
        statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
        return statement;
    }
}
