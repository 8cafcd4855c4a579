package dev.rapport.kit.erasure;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.audit.WireName;
import dev.rapport.kit.work.Transaction;

/**
 * All that a service holds about somebody in one document, as it lies in the tables: what a table gets later is in it by
 * itself. Streamed from one snapshot, so that it costs no more memory however much there is.
 */
public final class PersonalData {

    private static final int FETCH = 500;

    /**
     * One table's rows.
     *
     * @param name in the document
     * @param rows a select that finds them by {@code them (agency, id)}
     */
    public record Source(String name, String rows) {

        /** Where a column holds the id of whom a row is about. */
        public static Source of(String table, String column) {
            return new Source(
                    WireName.of(table),
                    "SELECT t.* FROM %s t JOIN them ON t.agency = them.agency AND t.%s = them.id"
                            .formatted(table, column));
        }
    }

    private PersonalData() {}

    /**
     * @param ids all by which the person is known
     * @param head what stands before the rows
     */
    public static void write(
            DataSource database,
            ObjectMapper json,
            String agency,
            Collection<UUID> ids,
            Map<String, Object> head,
            List<Source> sources,
            OutputStream out)
            throws IOException {
        try (JsonGenerator document = json.createGenerator(out)) {
            // A document that breaks off must not look like a whole one.
            document.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            document.writeStartObject();
            for (var one : head.entrySet()) document.writePOJOField(one.getKey(), one.getValue());
            document.writeObjectFieldStart("data");
            Transaction.in(database, connection -> {
                become(connection, agency);
                for (Source source : sources) write(connection, json, agency, ids, source, document);
                return null;
            });
            document.writeEndObject();
            document.writeEndObject();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void become(Connection connection, String agency) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement set = connection.prepareStatement("SELECT set_config('rapport.agency', ?, true)")) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            set.setString(1, agency);
            set.execute();
        }
    }

    private static void write(
            Connection connection,
            ObjectMapper json,
            String agency,
            Collection<UUID> ids,
            Source source,
            JsonGenerator document)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "WITH them AS (SELECT ?::text AS agency, unnest(?::uuid[]) AS id) SELECT to_jsonb(r) - 'agency' FROM ("
                        + source.rows() + ") AS r")) {
            select.setFetchSize(FETCH);
            select.setString(1, agency);
            select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            document.writeArrayFieldStart(source.name());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) write(document, json, rows.getString(1));
            }
            document.writeEndArray();
        } catch (IOException e) {
            throw new SQLException("the reader has gone", e);
        }
    }

    private static void write(JsonGenerator document, ObjectMapper json, String row) throws IOException {
        document.writeStartObject();
        for (var column : json.readTree(row).properties()) {
            if (column.getValue().isNull()) continue;
            document.writeFieldName(WireName.of(column.getKey()));
            document.writeTree(column.getValue());
        }
        document.writeEndObject();
    }
}
