package dev.rapport.kit.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.time.Micros;

/**
 * Who did what when. Triggers write it, in the transaction of the change itself (see {@code audited} in the kit's
 * migrations); what no trigger sees is noted here.
 */
@ApplicationScoped
public class AuditLog {

    private static final String COLUMNS = "id, " + Micros.OF.formatted("at")
            + ", caller, action, kind, thing, version, array_to_string(fields, ','), cast(counts AS text)";

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    ObjectMapper json;

    /** The newest first, unless asked for otherwise. */
    public Page<AuditEntryView> page(AuditQuery query) {
        String sort = query.sort == null ? "-at" : query.sort;
        if (!sort.equals("at") && !sort.equals("-at")) {
            throw Refusal.invalidParameter("sort", "unknown_value", "The sorts of this list are at and -at.");
        }
        Map<String, Object> filters = filters(query);
        return Keyset.page(
                query,
                agency.id() + "\naudit\n" + sort + '\n' + filters,
                sort.startsWith("-"),
                entry -> new Keyset.Place(entry.at().toString(), entry.id()),
                range -> select(filters, range));
    }

    /** By condition. */
    private static Map<String, Object> filters(AuditQuery query) {
        Map<String, Object> filters = new LinkedHashMap<>();
        filters.put("caller =", query.caller);
        filters.put("thing =", query.thing);
        filters.put("kind =", query.kind == null ? null : WireName.column(query.kind));
        filters.put("at >=", query.from);
        filters.put("at <", query.to);
        filters.values().removeIf(value -> value == null);
        return filters;
    }

    private List<AuditEntryView> select(Map<String, Object> filters, Keyset.Range range) {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM audit_log WHERE agency = :agency");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("agency", agency.id());
        filters.forEach((condition, value) -> {
            String name = "p" + values.size();
            sql.append(" AND ").append(condition).append(" :").append(name);
            values.put(name, value);
        });
        Keyset.Place after = range.after();
        if (after != null) {
            sql.append(" AND (at, id) ").append(range.descending() ? '<' : '>').append(" (:key, :id)");
            values.put("key", Keyset.key(after, Text::instant));
            values.put("id", after.id());
        }
        String direction = range.descending() ? " DESC" : "";
        sql.append(" ORDER BY at").append(direction).append(", id").append(direction);
        Query select = database.createNativeQuery(sql.toString(), Tuple.class);
        values.forEach(select::setParameter);
        List<?> rows = select.setMaxResults(range.limit()).getResultList();
        return rows.stream().map(row -> view((Tuple) row)).toList();
    }

    private AuditEntryView view(Tuple row) {
        String counts = row.get(8, String.class);
        try {
            return new AuditEntryView(
                    row.get(0, UUID.class),
                    Micros.instant(row.get(1, Long.class)),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    WireName.of(row.get(4, String.class)),
                    row.get(5, UUID.class),
                    row.get(6, Long.class),
                    Stream.of(row.get(7, String.class).split(","))
                            .filter(field -> !field.isEmpty())
                            .map(WireName::of)
                            .toList(),
                    counts == null ? null : json.readValue(counts, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was stored", e);
        }
    }

    /** What the caller does that changes nothing. @param thing null where it concerns many */
    public void note(String action, String kind, UUID thing) {
        database.createNativeQuery(
                        "INSERT INTO audit_log (agency, caller, action, kind, thing) VALUES (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, agency.id())
                .setParameter(2, agency.caller())
                .setParameter(3, action)
                .setParameter(4, kind)
                .setParameter(5, thing)
                .executeUpdate();
    }

    /** What work in the background has done in the end, in the name of whoever last touched the job. */
    public static void summarise(
            Connection connection, String agency, String action, String kind, UUID job, Map<String, Long> counts)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO audit_log (agency, caller, action, kind, thing, counts)
                SELECT ?, coalesce((SELECT caller FROM audit_log WHERE agency = ? AND thing = ?
                    ORDER BY at DESC, id DESC LIMIT 1), 'unknown'), ?, ?, ?,
                    (SELECT jsonb_object_agg(what, many) FROM unnest(?::text[], ?::bigint[]) AS counted (what, many))""")) {
            insert.setString(1, agency);
            insert.setString(2, agency);
            insert.setObject(3, job);
            insert.setString(4, action);
            insert.setString(5, kind);
            insert.setObject(6, job);
            insert.setArray(7, connection.createArrayOf("text", counts.keySet().toArray()));
            insert.setArray(
                    8, connection.createArrayOf("bigint", counts.values().toArray()));
            insert.executeUpdate();
        }
    }
}
