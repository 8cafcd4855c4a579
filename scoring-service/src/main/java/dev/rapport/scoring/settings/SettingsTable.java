package dev.rapport.scoring.settings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The table of settings: the statements of requests, and what works over all agencies in the background. */
public final class SettingsTable {

    static final String UP_TO =
            """
            SELECT version, cast(numbers AS text) AS numbers, changed_at, changed_by FROM model_numbers
            WHERE agency = ? AND version <= ? ORDER BY version DESC LIMIT ?""";

    /** What is in force for an agency: one row by primary key, or none for the defaults. */
    public static final String IN_FORCE =
            """
            SELECT version, cast(numbers AS text) AS numbers, changed_at, changed_by FROM model_numbers
            WHERE agency = ? ORDER BY version DESC LIMIT 1""";

    /** Of two that add the same version, the second waits for the first and then adds nothing. */
    static final String ADD =
            """
            INSERT INTO model_numbers (agency, version, numbers, changed_at, changed_by)
            VALUES (?1, ?2, cast(?3 AS jsonb), ?4, ?5) ON CONFLICT (agency, version) DO NOTHING""";

    private static final String CURRENT =
            """
            SELECT known.* FROM unnest(?::text[]) AS wanted (agency) CROSS JOIN LATERAL (
                SELECT agency, version, cast(numbers AS text) AS numbers, changed_at, changed_by FROM model_numbers
                WHERE agency = wanted.agency ORDER BY version DESC LIMIT 1) known""";

    private SettingsTable() {}

    /** What is in force for each of these agencies, with one statement; the connection's role must see all of them. */
    public static Map<String, Settings> of(Connection connection, Collection<String> agencies) throws SQLException {
        Map<String, Settings> settings = new HashMap<>();
        for (String agency : agencies) settings.put(agency, Settings.DEFAULT);
        try (PreparedStatement select = connection.prepareStatement(CURRENT)) {
            select.setArray(
                    1, connection.createArrayOf("text", settings.keySet().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) settings.put(rows.getString("agency"), settings(rows));
            }
        }
        return settings;
    }

    public static Settings settings(ResultSet row) throws SQLException {
        return new Settings(
                row.getLong("version"),
                SettingsJson.read(row.getString("numbers")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }
}
