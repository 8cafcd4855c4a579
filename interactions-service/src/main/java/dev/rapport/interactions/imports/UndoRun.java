package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rapport.interactions.Deed;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.RevisionTable;
import dev.rapport.kit.imports.Claimed;
import dev.rapport.kit.imports.Counts;
import dev.rapport.kit.imports.JobTable;
import dev.rapport.kit.imports.Run;
import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.tenancy.AgencyWork;

/**
 * Takes back what an import has made, unless somebody has corrected or answered it since; each can be restored as what
 * was deleted by hand, and the same file can come again afterwards. Of a mailbox, all mails go, whether they were decided on or not.
 */
final class UndoRun implements Run {

    private static final int BATCH = 1000;

    private static final String REASON = "The import that made it was undone.";

    private record Made(UUID key, Sort sort, UUID deedId) {}

    private final Job job;
    private final Tools tools;
    private UUID after = new UUID(0, 0);

    UndoRun(Job job, Tools tools) {
        this.job = job;
        this.tools = tools;
    }

    @Override
    public Claimed job() {
        return job;
    }

    @Override
    public boolean step() throws SQLException {
        return AgencyWork.in(tools.database(), job.agency(), connection -> {
            if (!JobTable.hold(connection, job, job.rowsRead())) return false;
            List<Made> made = made(connection);
            if (made.isEmpty()) end(connection);
            else takeBack(connection, made);
            return !made.isEmpty();
        });
    }

    private void end(Connection connection) throws SQLException {
        for (String table : List.of("import_mail", "import_stranger")) {
            about(connection, "DELETE FROM " + table + " WHERE agency = ? AND import_id = ?")
                    .executeUpdate();
        }
        tools.jobs().end(connection, job, ImportJob.State.UNDONE, null);
    }

    private List<Made> made(Connection connection) throws SQLException {
        List<Made> made = new ArrayList<>();
        PreparedStatement select = about(
                connection,
                """
                SELECT key, sort, deed_id FROM import_key WHERE agency = ? AND import_id = ? AND key > ?
                    AND outcome IS NULL ORDER BY key LIMIT ?""");
        select.setObject(3, after);
        select.setInt(4, BATCH);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next())
                made.add(new Made(
                        rows.getObject(1, UUID.class), Sort.valueOf(rows.getString(2)), rows.getObject(3, UUID.class)));
        }
        return made;
    }

    private void takeBack(Connection connection, List<Made> made) throws SQLException {
        Map<UUID, String> kept = new HashMap<>();
        EventBatch events = new EventBatch(tools.json());
        int undone = 0;
        for (Sort sort : Sort.values()) undone += takeBack(connection, sort, made, kept, events);
        events.write(connection);
        forget(connection, made, kept);
        tools.jobs().progress(connection, job, Counts.ofUndo(undone, kept.size()), 0, null);
        after = made.getLast().key();
    }

    private int takeBack(Connection connection, Sort sort, List<Made> made, Map<UUID, String> kept, EventBatch events)
            throws SQLException {
        Map<UUID, UUID> keys = made.stream()
                .filter(one -> one.sort() == sort && one.deedId() != null)
                .collect(Collectors.toMap(Made::deedId, Made::key));
        Set<UUID> answered = answered(connection, keys.keySet());
        return strike(connection, sort.type(), sort, keys, answered, kept, events);
    }

    private <D extends Deed> int strike(
            Connection connection,
            Class<D> type,
            Sort sort,
            Map<UUID, UUID> keys,
            Set<UUID> answered,
            Map<UUID, String> kept,
            EventBatch events)
            throws SQLException {
        List<D> struck = new ArrayList<>();
        List<RevisionTable.Deletion> deletions = new ArrayList<>();
        for (D deed : tools.deeds().locked(connection, job.agency(), type, keys.keySet())) {
            if (deed.version() > 1) kept.put(keys.get(deed.id()), "CHANGED_SINCE");
            else if (answered.contains(deed.id())) kept.put(keys.get(deed.id()), "IN_USE");
            else {
                deletions.add(tools.revisions().deletionOf(deed));
                struck.add(tools.deeds().changed(deed, type, one -> type.cast(sort.struck(one, tools.clock()))));
            }
        }
        tools.revisions().insert(connection, job.agency(), job.undoneBy(), REASON, deletions);
        tools.deeds().update(connection, job.agency(), type, struck);
        struck.forEach(deed -> events.add(job.agency(), InteractionEvents.changed(deed)));
        return struck.size();
    }

    /** Those that something answers which does not go with them. */
    private Set<UUID> answered(Connection connection, Set<UUID> ids) throws SQLException {
        Set<UUID> found = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT DISTINCT in_reply_to FROM interaction i WHERE agency = ? AND in_reply_to = ANY (?) AND NOT deleted
                    AND NOT EXISTS (SELECT FROM import_key k
                        WHERE k.agency = i.agency AND k.import_id = ? AND k.deed_id = i.id)""")) {
            select.setString(1, job.agency());
            select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            select.setObject(3, job.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    private void forget(Connection connection, List<Made> made, Map<UUID, String> kept) throws SQLException {
        PreparedStatement update = about(
                connection,
                """
                UPDATE import_key SET outcome = k.reason FROM unnest(?::uuid[], ?::text[]) AS k(id, reason)
                WHERE agency = ? AND import_id = ? AND key = k.id""",
                3);
        update.setArray(1, connection.createArrayOf("uuid", kept.keySet().toArray()));
        update.setArray(2, connection.createArrayOf("text", kept.values().toArray()));
        update.executeUpdate();
        PreparedStatement delete = about(
                connection,
                "DELETE FROM import_key WHERE agency = ? AND import_id = ? AND key = ANY (?) AND outcome IS NULL");
        delete.setArray(
                3, connection.createArrayOf("uuid", made.stream().map(Made::key).toArray()));
        delete.executeUpdate();
    }

    private PreparedStatement about(Connection connection, String sql) throws SQLException {
        return about(connection, sql, 1);
    }

    /** Closed with its result or its connection. */
    private PreparedStatement about(Connection connection, String sql, int first) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.closeOnCompletion();
        statement.setString(first, job.agency());
        statement.setObject(first + 1, job.id());
        return statement;
    }
}
