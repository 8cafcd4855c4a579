package dev.rapport.kit.imports;

import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.file.Heading;
import dev.rapport.kit.tenancy.Owned;

/** A file that was sent and how far it has been read. Once there, {@link JobTable} moves it on. */
@MappedSuperclass
public abstract class FileJob extends Owned {

    /** Fired in the transaction that leaves something to do. */
    public record ToDo() {}

    /** Why the rest of a file could not be read. */
    public record Failure(long line, String code, String message) {}

    /**
     * What became of the rows.
     *
     * @param duplicates rows about what an earlier row was about
     */
    public record Counts(long read, long created, long updated, long unchanged, long refused, long duplicates) {}

    /**
     * What became of the things.
     *
     * @param undone deleted again, or as they were before
     * @param kept changed since, in use or gone
     */
    public record UndoCounts(long undone, long kept) {}

    /** Where and why. */
    public record FailureView(long line, String code, String message) {}

    @Column(updatable = false)
    private boolean dryRun;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private Map<String, String> mapping;

    @Column(updatable = false)
    private String encoding;

    @Column(updatable = false)
    private long bytes;

    private long bytesRead;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Heading> headings;

    private long rowsRead;
    private long rowsCreated;
    private long rowsUpdated;
    private long rowsUnchanged;
    private long rowsRefused;
    private long rowsDuplicate;
    private long undone;
    private long kept;

    @JdbcTypeCode(SqlTypes.JSON)
    private Failure failure;

    /** For Hibernate. */
    protected FileJob() {}

    protected FileJob(Boolean dryRun, Map<String, String> mapping, Clock clock) {
        super(clock);
        this.dryRun = Boolean.TRUE.equals(dryRun);
        this.mapping = mapping;
    }

    void received(long size, Charset charset) {
        this.bytes = size;
        this.encoding = charset.name();
    }

    public boolean dryRun() {
        return dryRun;
    }

    public String encoding() {
        return encoding;
    }

    public long bytes() {
        return bytes;
    }

    public long bytesRead() {
        return bytesRead;
    }

    /** Null where there are none, or not yet. */
    public List<Heading> columns() {
        return headings == null || headings.isEmpty() ? null : headings;
    }

    public Counts counts() {
        return new Counts(rowsRead, rowsCreated, rowsUpdated, rowsUnchanged, rowsRefused, rowsDuplicate);
    }

    public UndoCounts undoCounts() {
        return new UndoCounts(undone, kept);
    }

    /** Null where all could be read. */
    public FailureView failure() {
        return failure == null ? null : new FailureView(failure.line(), failure.code(), failure.message());
    }
}
