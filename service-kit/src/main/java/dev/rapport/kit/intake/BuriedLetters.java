package dev.rapport.kit.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.work.Columns;

/**
 * Which dead letters mention whom. A dead letter is what arrived, of whoever and with whatever in it: all that can be told
 * is which ids stand there, and an erasure takes every letter away that mentions one of its own.
 */
public final class BuriedLetters {

    private record Mention(UUID id, String place) {}

    private BuriedLetters() {}

    /** Also forgets letters that are older than their topic keeps them. @return the places of those about somebody erased */
    static Set<String> keep(Connection connection, List<DeadLetter> letters) throws SQLException {
        List<Mention> mentions = letters.stream()
                .flatMap(letter -> letter.mentioned().stream().map(id -> new Mention(id, letter.place())))
                .toList();
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM buried_letter WHERE buried_at < now() - interval '15 days'")) {
            delete.executeUpdate();
        }
        Set<String> erased = places(
                connection,
                """
                SELECT DISTINCT place FROM unnest(?::uuid[], ?::text[]) AS mention (id, place)
                JOIN erased USING (id)""",
                mentions);
        List<Mention> kept = mentions.stream()
                .filter(mention -> !erased.contains(mention.place()))
                .toList();
        places(
                connection,
                """
                INSERT INTO buried_letter (mentioned, place) SELECT * FROM unnest(?::uuid[], ?::text[])
                ON CONFLICT DO NOTHING RETURNING place""",
                kept);
        return erased;
    }

    private static Set<String> places(Connection connection, String sql, List<Mention> mentions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new Columns<>(statement, mentions).add("uuid", Mention::id).add("text", Mention::place);
            return read(statement);
        }
    }

    private static Set<String> read(PreparedStatement statement) throws SQLException {
        Set<String> places = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) places.add(rows.getString(1));
        }
        return places;
    }

    /** @return how many letters are taken away */
    public static int erase(Connection connection, Collection<UUID> mentioned, EventBatch events) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                """
                WITH about AS (SELECT DISTINCT place FROM buried_letter WHERE mentioned = ANY (?))
                DELETE FROM buried_letter USING about WHERE buried_letter.place = about.place
                RETURNING buried_letter.place""")) {
            delete.setArray(1, connection.createArrayOf("uuid", mentioned.toArray()));
            Set<String> places = read(delete);
            places.forEach(place -> DeadLetter.exhume(place, events));
            return places.size();
        }
    }
}
