package dev.rapport.contacts.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

import dev.rapport.contacts.file.Format;
import dev.rapport.contacts.influencer.InfluencerTable;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.contacts.privacy.Forgotten;
import dev.rapport.kit.imports.FileRun;
import dev.rapport.kit.imports.Imports;
import dev.rapport.kit.imports.JobTable;
import dev.rapport.kit.imports.RowRules;
import dev.rapport.kit.imports.Run;
import dev.rapport.kit.time.Moments;

/** Files of influencers, as the worker carries them on. */
@ApplicationScoped
class ContactImports implements Imports<Job> {

    private static final FileRun.Ends ENDS = new FileRun.Ends(ImportJob.State.DONE, ImportJob.State.FAILED);

    @Inject
    AgroalDataSource database;

    @Inject
    JobTable jobs;

    @Inject
    RowRules rules;

    @Inject
    Forgotten forgotten;

    @Inject
    InfluencerTable influencers;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Override
    public Job read(ResultSet row) throws SQLException {
        String[] keys = (String[]) row.getArray("match_by").getArray();
        return new Job(
                row.getString("agency"),
                row.getObject("id", UUID.class),
                row.getObject("claimed_by", UUID.class),
                row.getString("state").equals("UNDOING"),
                Format.valueOf(row.getString("format")),
                Mode.valueOf(row.getString("mode")),
                row.getBoolean("dry_run"),
                MatchKey.list(String.join(",", keys)),
                Source.valueOf(row.getString("source")),
                mapping(row.getString("mapping")),
                row.getString("encoding"),
                row.getLong("rows_read"),
                row.getInt("attempts"));
    }

    private Map<String, String> mapping(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was stored", e);
        }
    }

    @Override
    public Run run(Job job) {
        if (job.undoing()) return new UndoRun(job, database, jobs, influencers, json, clock);
        return new FileRun<>(
                job,
                database,
                jobs,
                text -> job.format().rows(text, job.mapping(), json),
                (connection, rows) ->
                        new Batch(job, Moments.now(clock), rules, forgotten, influencers, json).store(connection, rows),
                ENDS);
    }
}
