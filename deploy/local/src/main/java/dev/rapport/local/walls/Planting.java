package dev.rapport.local.walls;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows made of what the catalog says of a table, so that a table which comes tomorrow is tried without anybody thinking
 * of it. What a check constraint demands beyond a list of words is said by whoever has the table.
 */
final class Planting {

    private static final Pattern FIRST_WORD = Pattern.compile("'([^']*)'::text");

    /** Columns that must be given, with the constraint on them alone. */
    private static final String COLUMNS =
            """
            SELECT a.attname, format_type(a.atttypid, NULL), a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS needed,
                (SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k
                    WHERE k.conrelid = a.attrelid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum] LIMIT 1)
            FROM pg_attribute a WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";

    private final Map<String, String> said;

    /** @param said expressions by {@code table.column}, for what the catalog does not tell */
    Planting(Map<String, String> said) {
        this.said = said;
    }

    /** A statement that makes a row of this agency. */
    String insert(Connection connection, String table, String agency) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, table);
            try (ResultSet columns = select.executeQuery()) {
                while (columns.next()) {
                    String column = columns.getString(1);
                    String wanted = said.get(table + "." + column);
                    if (column.equals("agency")) values.put(column, "'" + agency + "'");
                    else if (wanted != null) values.put(column, wanted);
                    else if (columns.getBoolean(3))
                        values.put(column, value(columns.getString(2), columns.getString(4)));
                }
            }
        }
        return values.keySet().stream().collect(Collectors.joining(", ", "INSERT INTO " + table + " (", ")"))
                + values.values().stream().collect(Collectors.joining(", ", " VALUES (", ")"));
    }

    private static String value(String type, String check) {
        if (type.endsWith("[]")) return "'{}'";
        Matcher word = FIRST_WORD.matcher(check == null ? "" : check);
        if (word.find()) return "'" + word.group(1) + "'";
        return switch (type) {
            case "text", "character varying" -> "'x'";
            case "uuid" -> "gen_random_uuid()";
            case "smallint", "integer", "bigint" -> "1";
            case "numeric", "real", "double precision" -> "0.5";
            case "boolean" -> "false";
            case "date", "timestamp with time zone" -> "now()";
            case "json", "jsonb" -> "'{}'";
            case "bytea" -> "'\\x00'";
            default -> throw new IllegalArgumentException("no value is known of type " + type);
        };
    }
}
