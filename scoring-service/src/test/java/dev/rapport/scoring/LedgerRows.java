package dev.rapport.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.LocalStack;

/** What lies in the tables of the intake, past all walls. */
final class LedgerRows {

    private LedgerRows() {}

    /** All rows of an agency, but for its name, as text in the order of ids. */
    static List<String> of(String agency) {
        List<String> rows = new ArrayList<>(select("ledger", "interaction_id", agency));
        rows.addAll(select("known_contact", "id", agency));
        rows.addAll(select("known_campaign", "id", agency));
        return rows;
    }

    /** Whether some score lacks what was taken in already. */
    static boolean hasStaleScores(String agency) {
        return !select("stale_score", "influencer_id", agency).isEmpty();
    }

    static Optional<JsonNode> of(String agency, UUID interaction) {
        return select("ledger", "interaction_id", agency).stream()
                .map(Answers::json)
                .filter(row -> row.get("interaction_id").asText().equals(interaction.toString()))
                .findFirst();
    }

    static Optional<JsonNode> contact(String agency, UUID id) {
        return withId("known_contact", agency, id);
    }

    static Optional<JsonNode> campaign(String agency, UUID id) {
        return withId("known_campaign", agency, id);
    }

    private static Optional<JsonNode> withId(String table, String agency, UUID id) {
        return select(table, "id", agency).stream()
                .map(Answers::json)
                .filter(row -> row.get("id").asText().equals(id.toString()))
                .findFirst();
    }

    private static List<String> select(String table, String id, String agency) {
        String sql =
                "SELECT (to_jsonb(t) - 'agency')::text FROM %s t WHERE agency = ? ORDER BY %s".formatted(table, id);
        try (var connection = LocalStack.shared().superuser("scoring");
                var query = connection.prepareStatement(sql)) {
            query.setString(1, agency);
            List<String> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
