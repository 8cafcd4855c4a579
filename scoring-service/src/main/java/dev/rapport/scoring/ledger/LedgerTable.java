package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import dev.rapport.scoring.model.Interaction;

/** Writes a batch into the ledger with one statement; of each interaction the highest version stays. */
public final class LedgerTable {

    private static final String UPSERT =
            """
            INSERT INTO ledger AS known (agency, interaction_id, version, deleted, influencer_id, organization_id, kind,
                occurred_on, value, relevance, outcome, solicited, size, sentiment, hours, promised_by, importance,
                due_on, status, closed_on, give_share)
            SELECT * FROM unnest(?::text[], ?::uuid[], ?::bigint[], ?::boolean[], ?::uuid[], ?::uuid[], ?::text[],
                ?::date[], ?::int[], ?::float8[], ?::text[], ?::boolean[], ?::int[], ?::text[], ?::float8[], ?::text[],
                ?::int[], ?::date[], ?::text[], ?::date[], ?::float8[])
            ON CONFLICT (agency, interaction_id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted,
                influencer_id = excluded.influencer_id, organization_id = excluded.organization_id,
                kind = excluded.kind, occurred_on = excluded.occurred_on, value = excluded.value,
                relevance = excluded.relevance, outcome = excluded.outcome, solicited = excluded.solicited,
                size = excluded.size, sentiment = excluded.sentiment, hours = excluded.hours,
                promised_by = excluded.promised_by, importance = excluded.importance, due_on = excluded.due_on,
                status = excluded.status, closed_on = excluded.closed_on, give_share = excluded.give_share
            WHERE excluded.version > known.version""";

    private LedgerTable() {}

    public static void store(Connection connection, List<LedgerEntry> batch) throws SQLException {
        TreeMap<String, LedgerEntry> latest = new TreeMap<>();
        for (LedgerEntry entry : batch) latest.merge(entry.place(), entry, (a, b) -> b.replaces(a) ? b : a);
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            Columns columns = new Columns(connection, upsert, latest.values());
            columns.add("text", LedgerEntry::agency);
            columns.add("uuid", entry -> UUID.fromString(entry.interaction().id()));
            columns.ofInteraction("bigint", Interaction::version);
            columns.ofInteraction("boolean", Interaction::deleted);
            columns.add("uuid", LedgerEntry::influencerId);
            columns.add("uuid", LedgerEntry::organizationId);
            columns.ofInteraction("text", i -> i.kind().name());
            columns.ofInteraction("date", Interaction::occurredOn);
            columns.ofInteraction("int", Interaction::value);
            columns.ofInteraction("float8", Interaction::relevance);
            columns.ofInteraction("text", i -> name(i.outcome()));
            columns.ofInteraction("boolean", Interaction::solicited);
            columns.ofInteraction("int", Interaction::size);
            columns.ofInteraction("text", i -> name(i.sentiment()));
            columns.ofInteraction("float8", Interaction::hours);
            columns.ofInteraction("text", i -> name(i.by()));
            columns.ofInteraction("int", Interaction::importance);
            columns.ofInteraction("date", Interaction::dueOn);
            columns.ofInteraction("text", i -> name(i.status()));
            columns.ofInteraction("date", Interaction::closedOn);
            columns.ofInteraction("float8", Interaction::giveShare);
            upsert.executeUpdate();
        }
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** Sets one array parameter after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final Collection<LedgerEntry> entries;
        private int index;

        Columns(Connection connection, PreparedStatement statement, Collection<LedgerEntry> entries) {
            this.connection = connection;
            this.statement = statement;
            this.entries = entries;
        }

        void add(String type, Function<LedgerEntry, Object> value) throws SQLException {
            Object[] values = entries.stream().map(value).map(Columns::bound).toArray();
            statement.setArray(++index, connection.createArrayOf(type, values));
        }

        void ofInteraction(String type, Function<Interaction, Object> value) throws SQLException {
            add(type, entry -> value.apply(entry.interaction()));
        }

        private static Object bound(Object value) {
            return value instanceof LocalDate day ? day.toString() : value;
        }
    }
}
