package dev.rapport.local.faults;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.rapport.local.BreakableStack;
import dev.rapport.local.Service;

/** What the three databases hold, past all walls. */
final class Databases {
    private static final String DETAILS = "value, relevance, outcome, solicited, size, sentiment, hours";

    private static final String INTERACTIONS =
            """
            SELECT agency, id, version, deleted, kind, organization_id AS "organizationId",
                influencer_id AS "influencerId", occurred_at AS "occurredAt", %s, summary AS mark FROM interaction"""
                    .formatted(DETAILS);

    private static final String NOTES =
            """
            SELECT agency, id, version, false AS deleted, 'RESEARCH' AS kind, influencer_id AS "influencerId",
                occurred_at AS "occurredAt", value, note AS mark FROM research_note""";

    private static final String LEDGER =
            """
            SELECT agency, interaction_id AS id, version, deleted, kind, organization_id AS "organizationId",
                influencer_id AS "influencerId", occurred_on AS day, %s FROM ledger"""
                    .formatted(DETAILS);

    /** Of what the topic was told; before it was made anew it may have been told and be gone. */
    private static final String SCORES =
            """
            SELECT agency, agency || '/' || organization_id || '/' || influencer_id AS id, version, false AS deleted,
                influencer_id AS "influencerId", stage FROM stored_score WHERE version > %d""";

    private static final String ANSWERS =
            "SELECT agency || '/' || influencer_id || '/' || organization_id, as_of || ' ' || answer FROM stored_score";

    private final BreakableStack stack;

    Databases(BreakableStack stack) {
        this.stack = stack;
    }

    List<Row> stored() throws SQLException {
        List<Row> rows = new ArrayList<>(rows(Service.INTERACTIONS, INTERACTIONS));
        rows.addAll(rows(Service.CONTACTS, NOTES));
        return rows;
    }

    List<Fact> ledger() throws SQLException {
        return rows(Service.SCORING, LEDGER).stream().map(Row::fact).toList();
    }

    List<Fact> scores(long toldSince) throws SQLException {
        return rows(Service.SCORING, SCORES.formatted(toldSince)).stream()
                .map(Row::fact)
                .map(Topics::relationship)
                .toList();
    }

    /** By agency, influencer and organization. */
    Map<String, String> answers() throws SQLException {
        Map<String, String> answers = new LinkedHashMap<>();
        try (var connection = stack.superuser("scoring");
                var rows = connection.createStatement().executeQuery(ANSWERS)) {
            while (rows.next()) answers.put(rows.getString(1), rows.getString(2));
        }
        return answers;
    }

    /** What is not done yet, by where it waits. */
    Map<String, Long> waiting() throws SQLException {
        Map<String, Long> waiting = new TreeMap<>();
        for (Service service : Service.values())
            waiting.put("outbox of " + service.database(), count(service, "outbox"));
        waiting.put("scores to be computed", count(Service.SCORING, "stale_score"));
        waiting.put("rebuilds", count(Service.SCORING, "rebuild WHERE state <> 'DONE'"));
        return waiting;
    }

    long count(Service service, String table) throws SQLException {
        try (var connection = stack.superuser(service.database());
                var row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Row> rows(Service service, String sql) throws SQLException {
        List<Row> all = new ArrayList<>();
        try (var connection = stack.superuser(service.database());
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) all.add(row(rows));
        }
        return all;
    }

    /** The first four columns say which thing it is, the last may be its mark, and what lies between is what it says. */
    private static Row row(ResultSet rows) throws SQLException {
        SortedMap<String, String> says = new TreeMap<>();
        String mark = null;
        for (int i = 5; i <= rows.getMetaData().getColumnCount(); i++) {
            String name = rows.getMetaData().getColumnLabel(i);
            String value = text(rows.getObject(i), rows, i);
            if (value == null) continue;
            if (name.equals("mark")) mark = value;
            else says.put(name, value);
        }
        return new Row(new Fact(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4), says), mark);
    }

    private static String text(Object value, ResultSet rows, int column) throws SQLException {
        if (value instanceof java.sql.Timestamp)
            return rows.getObject(column, OffsetDateTime.class).toInstant().toString();
        return value == null ? null : value.toString();
    }
}
