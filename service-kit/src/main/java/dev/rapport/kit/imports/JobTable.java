package dev.rapport.kit.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.audit.AuditLog;
import dev.rapport.kit.file.Heading;

/** The statements that move an import on. Whoever has claimed one holds it for a minute after each batch. */
@ApplicationScoped
public class JobTable {

    private static final String FREE =
            "state IN (%s) AND (claimed_until IS NULL OR claimed_until < now() OR claimed_by = ?)";

    /** An import that somebody may claim. */
    record Free(String agency, UUID id) {}

    @Inject
    ObjectMapper json;

    /** Of all agencies, the oldest first; under the role that may see no more than this. */
    static List<Free> free(Connection connection, Imports<?> imports, UUID claim) throws SQLException {
        List<Free> jobs = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT agency, id FROM import_job WHERE "
                + FREE.formatted(imports.busyStates()) + " ORDER BY id LIMIT 10")) {
            select.setObject(1, claim);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) jobs.add(new Free(rows.getString(1), rows.getObject(2, UUID.class)));
            }
        }
        return jobs;
    }

    /** Empty where another process was quicker. */
    static <J extends Claimed> Optional<J> claim(Connection connection, Imports<J> imports, Free job, UUID claim)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE import_job SET claimed_by = ?, claimed_until = now() + interval '1 minute', attempts = attempts + 1,
                    state = CASE state WHEN 'WAITING' THEN 'RUNNING' ELSE state END, version = version + 1
                WHERE agency = ? AND id = ? AND\s"""
                        + FREE.formatted(imports.busyStates()) + " RETURNING *")) {
            update.setObject(1, claim);
            update.setString(2, job.agency());
            update.setObject(3, job.id());
            update.setObject(4, claim);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(imports.read(row)) : Optional.empty();
            }
        }
    }

    /**
     * Locks it until the transaction ends. False where it is no longer as far as this process believes: another one has
     * taken it over, or a commit that seemed to fail did not.
     */
    public static boolean hold(Connection connection, Claimed job, long rowsRead) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT FROM import_job WHERE agency = ? AND id = ? AND claimed_by = ? AND rows_read = ? FOR UPDATE")) {
            select.setString(1, job.agency());
            select.setObject(2, job.id());
            select.setObject(3, job.claim());
            select.setLong(4, rowsRead);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    public void progress(Connection connection, Claimed job, Counts counts, long bytesRead, List<Heading> headings)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE import_job SET rows_read = rows_read + ?, rows_created = rows_created + ?,
                    rows_updated = rows_updated + ?, rows_unchanged = rows_unchanged + ?, rows_refused = rows_refused + ?,
                    rows_duplicate = rows_duplicate + ?, undone = undone + ?, kept = kept + ?,
                    bytes_read = greatest(bytes_read, ?), headings = coalesce(?::jsonb, headings), attempts = 0,
                    claimed_until = now() + interval '1 minute', version = version + 1, updated_at = now()
                WHERE agency = ? AND id = ?""")) {
            update.setInt(1, counts.read());
            update.setInt(2, counts.created());
            update.setInt(3, counts.updated());
            update.setInt(4, counts.unchanged());
            update.setInt(5, counts.refused());
            update.setInt(6, counts.duplicates());
            update.setInt(7, counts.undone());
            update.setInt(8, counts.kept());
            update.setLong(9, bytesRead);
            update.setString(10, headings == null ? null : text(headings));
            update.setString(11, job.agency());
            update.setObject(12, job.id());
            update.executeUpdate();
        }
    }

    /** The file and the memory of its rows go: nobody needs them any more. */
    public void end(Connection connection, Claimed job, Enum<?> state, FileJob.Failure failure) throws SQLException {
        for (String table : List.of("import_chunk", "import_seen")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE agency = ? AND import_id = ?")) {
                delete.setString(1, job.agency());
                delete.setObject(2, job.id());
                delete.executeUpdate();
            }
        }
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE import_job SET state = ?, failure = coalesce(?::jsonb, failure), claimed_by = NULL,
                    claimed_until = NULL, attempts = 0, version = version + 1, updated_at = now()
                WHERE agency = ? AND id = ?""")) {
            update.setString(1, state.name());
            update.setString(2, failure == null ? null : text(failure));
            update.setString(3, job.agency());
            update.setObject(4, job.id());
            update.executeUpdate();
        }
        AuditLog.summarise(connection, job.agency(), state.name(), "import_job", job.id(), counts(connection, job));
    }

    /** All that was done by it so far; rows of their own it leaves in no log. */
    private static Map<String, Long> counts(Connection connection, Claimed job) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT rows_created, rows_updated, rows_refused, undone, kept FROM import_job WHERE agency = ? AND id = ?")) {
            select.setString(1, job.agency());
            select.setObject(2, job.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Map.of(
                        "created", row.getLong(1),
                        "updated", row.getLong(2),
                        "refused", row.getLong(3),
                        "undone", row.getLong(4),
                        "kept", row.getLong(5));
            }
        }
    }

    /** For another process to go on at once. */
    static void release(Connection connection, Claimed job) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE import_job SET claimed_until = NULL, attempts = 0 WHERE agency = ? AND id = ? AND claimed_by ="
                        + " ?")) {
            update.setString(1, job.agency());
            update.setObject(2, job.id());
            update.setObject(3, job.claim());
            update.executeUpdate();
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write what is to be stored", e);
        }
    }
}
