package dev.rapport.kit.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Records on topics of what is gone, or has gone to another owner and so to another partition. The database keeps them by
 * triggers; what an erasure deletes is among them by the time it asks.
 */
public final class FormerRecords {

    /** Key and partition of a record. */
    public record Place(UUID owner, UUID subject) {}

    private FormerRecords() {}

    /**
     * Takes out all that these owners ever had, wherever it has been since or before: an older state left in another
     * partition would count again once the newest is gone.
     */
    public static List<Place> take(Connection connection, String agency, Collection<UUID> owners) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (PreparedStatement delete = connection.prepareStatement(
                """
                WITH left_by AS (SELECT DISTINCT subject FROM former_record WHERE agency = ? AND owner = ANY (?))
                DELETE FROM former_record AS former USING left_by
                WHERE former.agency = ? AND former.subject = left_by.subject RETURNING former.owner, former.subject""")) {
            delete.setString(1, agency);
            delete.setArray(2, connection.createArrayOf("uuid", owners.toArray()));
            delete.setString(3, agency);
            try (ResultSet rows = delete.executeQuery()) {
                while (rows.next()) places.add(new Place(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
        return places;
    }

    /**
     * Of those things that are still there, whose they are now: their records must stay.
     *
     * @param tables with agency, id and influencer_id
     */
    public static Map<UUID, UUID> owners(
            Connection connection, String agency, Collection<Place> places, Collection<String> tables)
            throws SQLException {
        String things = tables.stream()
                .map(table -> "SELECT agency, id, influencer_id FROM " + table)
                .collect(Collectors.joining(" UNION ALL "));
        Map<UUID, UUID> owners = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, influencer_id FROM (" + things + ") AS thing WHERE agency = ? AND id = ANY (?)")) {
            select.setString(1, agency);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", places.stream().map(Place::subject).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) owners.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
            }
        }
        return owners;
    }
}
