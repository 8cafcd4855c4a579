package dev.rapport.contacts.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.influencer.InfluencerTable;
import dev.rapport.contacts.influencer.InfluencerTable.Stored;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.imports.Counts;
import dev.rapport.kit.imports.JobTable;
import dev.rapport.kit.imports.Run;
import dev.rapport.kit.outbox.EventBatch;
import dev.rapport.kit.tenancy.AgencyWork;
import dev.rapport.kit.time.Moments;

/** Takes back what an import has done, unless somebody has built on it since. What is done is forgotten at once. */
final class UndoRun implements Run {

    private static final int BATCH = 1000;

    private record Effect(UUID id, boolean made, long version, String was) {}

    private final Job job;
    private final AgroalDataSource database;
    private final JobTable jobs;
    private final InfluencerTable influencers;
    private final ObjectMapper json;
    private final Clock clock;
    private UUID after = new UUID(0, 0);

    UndoRun(
            Job job,
            AgroalDataSource database,
            JobTable jobs,
            InfluencerTable influencers,
            ObjectMapper json,
            Clock clock) {
        this.job = job;
        this.database = database;
        this.jobs = jobs;
        this.influencers = influencers;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public boolean step() throws SQLException {
        return AgencyWork.in(database, job.agency(), connection -> {
            if (!JobTable.hold(connection, job, job.rowsRead())) return false;
            List<Effect> effects = effects(connection);
            if (effects.isEmpty()) jobs.end(connection, job, ImportJob.State.UNDONE, null);
            else takeBack(connection, effects);
            return !effects.isEmpty();
        });
    }

    private List<Effect> effects(Connection connection) throws SQLException {
        List<Effect> effects = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT influencer_id, made, version, was FROM import_effect
                WHERE agency = ? AND import_id = ? AND influencer_id > ? AND outcome IS NULL
                ORDER BY influencer_id LIMIT ?""")) {
            select.setString(1, job.agency());
            select.setObject(2, job.id());
            select.setObject(3, after);
            select.setInt(4, BATCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    effects.add(new Effect(
                            rows.getObject(1, UUID.class), rows.getBoolean(2), rows.getLong(3), rows.getString(4)));
            }
        }
        return effects;
    }

    private void takeBack(Connection connection, List<Effect> effects) throws SQLException {
        Object[] ids = effects.stream().map(Effect::id).toArray();
        Map<UUID, Standing> standing = standing(connection, ids);
        Set<UUID> used = inUse(connection, ids);
        Set<UUID> merged = standing.size() == ids.length ? Set.of() : merged(connection, ids);
        Map<UUID, String> kept = new HashMap<>();
        List<UUID> deleted = new ArrayList<>();
        List<Stored> restored = new ArrayList<>();
        EventBatch events = new EventBatch(json);
        for (Effect effect : effects) {
            Standing now = standing.get(effect.id());
            if (now == null && merged.contains(effect.id())) kept.put(effect.id(), "CHANGED_SINCE");
            if (now == null) continue;
            long version = now.version();
            if (version != effect.version()) {
                kept.put(effect.id(), "CHANGED_SINCE");
            } else if (effect.made() && used.contains(effect.id())) {
                kept.put(effect.id(), "IN_USE");
            } else if (effect.made()) {
                deleted.add(effect.id());
                events.add(job.agency(), ContactEvents.deleted(effect.id(), version + 1));
            } else {
                Stored before = new Stored(effect.id(), version + 1, read(effect.was()), now.archived());
                restored.add(before);
                events.add(job.agency(), ContactEvents.changed(job.agency(), before));
            }
        }
        influencers.delete(connection, job.agency(), deleted);
        influencers.update(connection, job.agency(), restored, Moments.now(clock));
        events.write(connection);
        forget(connection, ids, kept);
        int undone = deleted.size() + restored.size();
        jobs.progress(connection, job, Counts.ofUndo(undone, kept.size()), 0, null);
        after = effects.getLast().id();
    }

    private record Standing(long version, boolean archived) {}

    /** Locked against changes and against all that would refer to them. */
    private Map<UUID, Standing> standing(Connection connection, Object[] ids) throws SQLException {
        Map<UUID, Standing> standing = new HashMap<>();
        try (ResultSet rows = about(
                        connection,
                        "SELECT id, version, archived FROM influencer WHERE agency = ? AND id = ANY (?) ORDER BY id FOR UPDATE",
                        ids)
                .executeQuery()) {
            while (rows.next())
                standing.put(rows.getObject(1, UUID.class), new Standing(rows.getLong(2), rows.getBoolean(3)));
        }
        return standing;
    }

    private Set<UUID> inUse(Connection connection, Object[] ids) throws SQLException {
        Set<UUID> used = new HashSet<>();
        for (String table : List.of("research_note", "contact_permission", "campaign_influencer")) {
            String sql =
                    "SELECT DISTINCT influencer_id FROM " + table + " WHERE agency = ? AND influencer_id = ANY (?)";
            try (ResultSet rows = about(connection, sql, ids).executeQuery()) {
                while (rows.next()) used.add(rows.getObject(1, UUID.class));
            }
        }
        return used;
    }

    /** Of them, who was merged into another one since. */
    private Set<UUID> merged(Connection connection, Object[] ids) throws SQLException {
        Set<UUID> merged = new HashSet<>();
        String sql =
                "SELECT duplicate_id FROM influencer_merge WHERE agency = ? AND duplicate_id = ANY (?) AND undone_at IS NULL";
        try (ResultSet rows = about(connection, sql, ids).executeQuery()) {
            while (rows.next()) merged.add(rows.getObject(1, UUID.class));
        }
        return merged;
    }

    /** Closed with its connection. */
    private PreparedStatement about(Connection connection, String sql, Object[] ids) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.closeOnCompletion();
        statement.setString(1, job.agency());
        statement.setArray(2, connection.createArrayOf("uuid", ids));
        return statement;
    }

    private void forget(Connection connection, Object[] ids, Map<UUID, String> kept) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM import_effect WHERE agency = ? AND import_id = ? AND influencer_id = ANY (?) AND"
                                + " NOT influencer_id = ANY (?)");
                PreparedStatement update = connection.prepareStatement(
                        """
                        UPDATE import_effect SET outcome = k.reason, was = NULL FROM unnest(?::uuid[], ?::text[]) AS k(id, reason)
                        WHERE agency = ? AND import_id = ? AND influencer_id = k.id""")) {
            delete.setString(1, job.agency());
            delete.setObject(2, job.id());
            delete.setArray(3, connection.createArrayOf("uuid", ids));
            delete.setArray(4, connection.createArrayOf("uuid", kept.keySet().toArray()));
            delete.executeUpdate();
            update.setArray(1, connection.createArrayOf("uuid", kept.keySet().toArray()));
            update.setArray(2, connection.createArrayOf("text", kept.values().toArray()));
            update.setString(3, job.agency());
            update.setObject(4, job.id());
            update.executeUpdate();
        }
    }

    private NewInfluencer read(String text) {
        try {
            return json.readValue(text, NewInfluencer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was stored", e);
        }
    }
}
