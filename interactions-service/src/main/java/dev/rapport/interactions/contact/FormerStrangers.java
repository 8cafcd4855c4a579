package dev.rapport.interactions.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rapport.kit.outbox.Pseudonym;

/** Addresses that nobody had when a mailbox came, of people who are influencers by now. */
final class FormerStrangers {

    private FormerStrangers() {}

    /**
     * Those that are an address of one of these influencers by now: nobody but their pseudonyms tells which.
     *
     * @return how many
     */
    static int erase(Connection connection, String agency, List<UUID> influencers) throws SQLException {
        Set<String> keys = new HashSet<>(texts(
                connection,
                "SELECT unnest(keys) FROM known_contact WHERE agency = ? AND id = ANY (?)",
                agency,
                "uuid",
                influencers));
        if (keys.isEmpty() || !Pseudonym.isOn()) return 0;
        List<String> theirs = texts(
                        connection,
                        "SELECT DISTINCT address FROM import_stranger WHERE agency = ? AND address <> ALL (?)",
                        agency,
                        "text",
                        List.of())
                .stream()
                .filter(address -> keys.containsAll(Pseudonym.of(agency, Stream.of(Pseudonym.email(address)))))
                .toList();
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM import_stranger WHERE agency = ? AND address = ANY (?)")) {
            delete.setString(1, agency);
            delete.setArray(2, connection.createArrayOf("text", theirs.toArray()));
            return delete.executeUpdate();
        }
    }

    private static List<String> texts(Connection connection, String sql, String agency, String type, List<?> some)
            throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, agency);
            select.setArray(2, connection.createArrayOf(type, some.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
