package dev.rapport.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.work.Columns;

/**
 * Events of background work, which has no request and may concern many agencies: written in its own transaction, to be
 * carried by the {@link Relay}, which the caller wakes after the commit.
 */
public final class EventBatch {

    private static final String INTO =
            "INSERT INTO outbox (agency, topic, type, subject, version, owner, data, spares, traceparent)";

    private record Row(
            String agency,
            String topic,
            String type,
            String subject,
            long version,
            String owner,
            byte[] data,
            String spares,
            String traceparent) {

        Row causedBy(String request) {
            return traceparent != null || request == null
                    ? this
                    : new Row(agency, topic, type, subject, version, owner, data, spares, request);
        }
    }

    private final ObjectMapper json;
    private final List<Row> rows = new ArrayList<>();

    public EventBatch(ObjectMapper json) {
        this.json = json;
    }

    public void add(String agency, Event event) {
        add(agency, event, null, null);
    }

    /** @param traceparent of what has caused it; null where that is not known */
    public void addCaused(String agency, Event event, String traceparent) {
        add(agency, event, null, traceparent);
    }

    /** @param spares owner of a record of the same key that must stay where a tombstone would fall on it; null for none */
    public void add(String agency, Event event, UUID spares) {
        add(agency, event, spares, null);
    }

    private void add(String agency, Event event, UUID spares, String traceparent) {
        rows.add(new Row(
                agency,
                event.topic(),
                event.type(),
                event.subject().toString(),
                event.version(),
                event.owner().toString(),
                bytes(event.data()),
                spares == null ? null : spares.toString(),
                traceparent));
    }

    /** For what is told of no single thing of an agency, such as a dead letter; without data it is a tombstone. */
    public void add(String agency, String topic, String type, String subject, long version, String owner, Object data) {
        rows.add(new Row(agency, topic, type, subject, version, owner, bytes(data), null, null));
    }

    private byte[] bytes(Object data) {
        try {
            return data == null ? null : json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event data cannot be written", e);
        }
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void write(Connection connection) throws SQLException {
        write(connection, null);
    }

    /** @param traceparent of the request that has made them all; null where none has */
    void write(Connection connection, String traceparent) throws SQLException {
        List<Row> caused = rows.stream().map(row -> row.causedBy(traceparent)).toList();
        if (caused.size() == 1) writeOne(connection, caused.getFirst());
        else if (!caused.isEmpty()) writeAll(connection, caused);
    }

    /** As most requests do, without an array for each value. */
    private static void writeOne(Connection connection, Row row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INTO + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, row.agency());
            insert.setString(2, row.topic());
            insert.setString(3, row.type());
            insert.setString(4, row.subject());
            insert.setLong(5, row.version());
            insert.setString(6, row.owner());
            insert.setBytes(7, row.data());
            insert.setString(8, row.spares());
            insert.setString(9, row.traceparent());
            insert.executeUpdate();
        }
    }

    /** One statement for all: a batch of an import is thousands. */
    private static void writeAll(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                INTO
                        + """
                 SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bytea[],
                    ?::text[], ?::text[])""")) {
            new Columns<>(insert, rows)
                    .add("text", Row::agency)
                    .add("text", Row::topic)
                    .add("text", Row::type)
                    .add("text", Row::subject)
                    .add("bigint", Row::version)
                    .add("text", Row::owner)
                    .addBytes(Row::data)
                    .add("text", Row::spares)
                    .add("text", Row::traceparent);
            insert.executeUpdate();
        }
    }
}
