package dev.rapport.scoring.webhooks;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads who wants to be told what, for work in the background. */
final class SubscriptionTable {

    private SubscriptionTable() {}

    /** Those that are enabled, of some agencies. */
    static List<Subscription> of(Connection connection, Collection<String> agencies) throws SQLException {
        List<Subscription> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT agency, id, event_types, organization_id, stages, score_below, score_above FROM webhook
                WHERE agency = ANY (?) AND enabled ORDER BY agency, id""")) {
            select.setArray(1, connection.createArrayOf("text", agencies.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new Subscription(
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            words(row.getArray(3)),
                            row.getObject(4, UUID.class),
                            words(row.getArray(5)),
                            row.getObject(6, Double.class),
                            row.getObject(7, Double.class)));
                }
            }
        }
        return all;
    }

    private static Set<String> words(Array column) throws SQLException {
        return Set.of((String[]) column.getArray());
    }
}
