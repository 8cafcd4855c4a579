package dev.rapport.interactions.imports;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agroal.api.AgroalDataSource;

import dev.rapport.interactions.DeedTable;
import dev.rapport.interactions.RevisionTable;
import dev.rapport.interactions.interaction.Conduct;
import dev.rapport.interactions.mailbox.MboxRows;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.file.NdjsonRows;
import dev.rapport.kit.imports.FileRun;
import dev.rapport.kit.imports.Imports;
import dev.rapport.kit.imports.JobTable;
import dev.rapport.kit.imports.RowRules;
import dev.rapport.kit.imports.Run;
import dev.rapport.kit.tenancy.AgencyWork;

/** Histories and mailboxes, as the worker carries them on. */
@ApplicationScoped
class HistoryImports implements Imports<Job> {

    private static final FileRun.Ends OF_ROWS = new FileRun.Ends(ImportJob.State.DONE, ImportJob.State.FAILED);

    /** What could be read of a mailbox that breaks off is reviewed all the same. */
    private static final FileRun.Ends OF_MAILS = new FileRun.Ends(ImportJob.State.SORTING, ImportJob.State.SORTING);

    @Inject
    AgroalDataSource database;

    @Inject
    JobTable jobs;

    @Inject
    DeedTable deeds;

    @Inject
    Conduct conduct;

    @Inject
    RowRules rules;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    private Tools tools;

    @PostConstruct
    void prepare() {
        tools = new Tools(database, jobs, deeds, new RevisionTable(json, clock), conduct, rules, json, clock);
    }

    @Override
    public String busyStates() {
        return "'WAITING', 'RUNNING', 'SORTING', 'ACCEPTING', 'UNDOING'";
    }

    @Override
    public Job read(ResultSet row) throws SQLException {
        Format format = Format.valueOf(row.getString("format"));
        return new Job(
                row.getString("agency"),
                row.getObject("id", UUID.class),
                row.getObject("claimed_by", UUID.class),
                ImportJob.State.valueOf(row.getString("state")),
                format,
                row.getBoolean("dry_run"),
                row.getObject("organization_id", UUID.class),
                List.of((String[]) row.getArray("ours").getArray()),
                row.getBoolean("subjects"),
                mapping(row.getString("mapping")),
                format == Format.MBOX ? MboxRows.ENCODING : row.getString("encoding"),
                row.getLong("rows_read"),
                row.getInt("attempts"),
                row.getString("undone_by"));
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
        return switch (job.state()) {
            case SORTING -> new SortingRun(job, tools);
            case ACCEPTING -> new AcceptRun(job, tools);
            case UNDOING -> new UndoRun(job, tools);
            default -> job.format() == Format.MBOX ? mails(job) : rows(job);
        };
    }

    private Run rows(Job job) {
        ContactPatience patience = new ContactPatience(job.agency(), clock);
        FileRun.Reading<ObjectNode> reading = job.format() == Format.CSV
                ? text -> new CsvHistory(text, job.mapping(), zone(job))
                : text -> new NdjsonRows<>(text, ObjectNode.class, json);
        return new FileRun<>(
                job,
                database,
                jobs,
                reading,
                (connection, rows) -> new HistoryBatch(job, tools).store(connection, rows, patience),
                OF_ROWS);
    }

    private ZoneId zone(Job job) throws IOException {
        try {
            return AgencyWork.in(
                            database, job.agency(), connection -> AgencySettings.clock(connection, job.agency(), clock))
                    .getZone();
        } catch (SQLException e) {
            throw new IOException("cannot read the agency's time zone", e);
        }
    }

    private Run mails(Job job) {
        return new FileRun<>(
                job,
                database,
                jobs,
                MboxRows::new,
                (connection, rows) -> new MailBatch(job, tools).store(connection, rows),
                OF_MAILS);
    }
}
