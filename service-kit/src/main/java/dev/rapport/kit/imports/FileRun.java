package dev.rapport.kit.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.agroal.api.AgroalDataSource;

import dev.rapport.kit.file.Row;
import dev.rapport.kit.file.Rows;
import dev.rapport.kit.file.UnreadableFile;
import dev.rapport.kit.tenancy.AgencyWork;

/**
 * One import as this process carries it on. How far it has come is stored with each batch; whoever takes it over reads
 * the file up to there and goes on.
 */
public final class FileRun<T> implements Run {

    private static final int BATCH = 2000;

    /** Rows may be long: a batch of them must still fit into memory. */
    private static final int BATCH_CHARACTERS = 4 << 20;

    /** Tells a text into rows. */
    @FunctionalInterface
    public interface Reading<T> {
        Rows<T> rows(BufferedReader text) throws IOException;
    }

    /** Takes rows in, all of them in the transaction of this connection. */
    @FunctionalInterface
    public interface Storing<T> {
        Counts store(Connection connection, List<Row<T>> rows) throws SQLException;
    }

    /** How an import ends whose file has been read; all of it but for a failure. */
    public record Ends(Enum<?> done, Enum<?> failed) {}

    private final Claimed job;
    private final AgroalDataSource database;
    private final JobTable jobs;
    private final Reading<T> reading;
    private final Storing<T> storing;
    private final Ends ends;

    private Chunks chunks;
    private Rows<T> rows;
    private long read;

    public FileRun(
            Claimed job, AgroalDataSource database, JobTable jobs, Reading<T> reading, Storing<T> storing, Ends ends) {
        this.job = job;
        this.database = database;
        this.jobs = jobs;
        this.reading = reading;
        this.storing = storing;
        this.ends = ends;
    }

    @Override
    public Claimed job() {
        return job;
    }

    @Override
    public boolean step() throws SQLException {
        List<Row<T>> batch = new ArrayList<>();
        UnreadableFile broken = null;
        boolean more = true;
        try {
            if (rows == null) open();
            more = fill(batch);
        } catch (UnreadableFile e) {
            broken = e;
            more = false;
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException fault ? fault : new SQLException(e);
        }
        boolean goesOn = more;
        UnreadableFile end = broken;
        boolean held = AgencyWork.in(database, job.agency(), connection -> {
            if (!JobTable.hold(connection, job, read)) return false;
            store(connection, batch, goesOn, end);
            return true;
        });
        read += batch.size();
        return held && more;
    }

    private void open() throws IOException {
        chunks = new Chunks(database, job);
        BufferedReader text =
                new BufferedReader(new InputStreamReader(chunks, Charset.forName(job.encoding())), 1 << 16);
        text.mark(1);
        if (text.read() != '\uFEFF') text.reset();
        rows = reading.rows(text);
        while (read < job.rowsRead() && rows.next() != null) read++;
    }

    /** False at the end of the file. Sets nothing but what is in the batch, so that a broken end keeps what was before. */
    private boolean fill(List<Row<T>> batch) throws IOException {
        int characters = 0;
        while (batch.size() < BATCH && characters < BATCH_CHARACTERS) {
            Row<T> row = rows.next();
            if (row == null) return false;
            batch.add(row);
            characters += row.size();
        }
        return true;
    }

    private void store(Connection connection, List<Row<T>> batch, boolean more, UnreadableFile broken)
            throws SQLException {
        if (!batch.isEmpty() || rows != null) {
            Counts counts = storing.store(connection, batch);
            jobs.progress(connection, job, counts, chunks.fetched(), rows == null ? null : rows.headings());
        }
        if (broken != null) {
            var failure = new FileJob.Failure(broken.line(), broken.code(), broken.getMessage());
            jobs.end(connection, job, ends.failed(), failure);
        } else if (!more) {
            jobs.end(connection, job, ends.done(), null);
        }
    }
}
