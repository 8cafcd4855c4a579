package dev.rapport.interactions.imports;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.kit.imports.ColumnMapping;
import dev.rapport.kit.imports.FileJob;
import dev.rapport.kit.imports.ImportProblem;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;

/** A history that was sent, how it is to be read, and how far that has come. */
@Entity
public class ImportJob extends FileJob {

    static final Listing<ImportJob> LISTING = new Listing<>(ImportJob.class)
            .sortedBy("createdAt", ImportJob::createdAt, dev.rapport.kit.json.Text::instant)
            .byDefault("-createdAt");

    /** From the upload to the end; a mailbox by way of its review; and back again where it is undone. */
    public enum State {
        WAITING,
        RUNNING,
        SORTING,
        REVIEW,
        ACCEPTING,
        DONE,
        FAILED,
        UNDOING,
        UNDONE
    }

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    State state = State.WAITING;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    Format format;

    @Column(updatable = false)
    UUID organizationId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(updatable = false)
    List<String> ours;

    @Column(updatable = false)
    boolean subjects;

    @Column(updatable = false)
    String uploader;

    private String undoneBy;

    /** For Hibernate. */
    protected ImportJob() {}

    ImportJob(Format format, ImportQuery query, String uploader, Clock clock) {
        super(query.dryRun, ColumnMapping.of(query.columns), clock);
        this.format = format;
        this.organizationId = query.organizationId;
        this.ours = query.ours(format);
        this.subjects = Boolean.TRUE.equals(query.subjects);
        this.uploader = uploader;
    }

    /** Refused with 404 where unknown or another agency's. */
    static ImportJob withId(UUID id) {
        ImportJob found = findById(id);
        if (found == null) throw Refusal.notFound("import", id);
        return found;
    }

    void undo(String by, Clock clock) {
        boolean ended = state == State.DONE || state == State.FAILED || state == State.REVIEW;
        if (dryRun() || !ended) {
            String why =
                    dryRun() ? "A dry run has changed nothing." : "It is " + state + "; only what has ended can be.";
            throw new Refusal(ImportProblem.IMPORT_NOT_UNDOABLE, why);
        }
        this.state = State.UNDOING;
        this.undoneBy = by;
        touch(clock);
    }

    void requireReview() {
        if (state != State.REVIEW)
            throw new Refusal(
                    ReviewProblem.NOT_IN_REVIEW, "It is " + state + "; only in REVIEW can mails be decided on.");
    }

    void accept(Clock clock) {
        requireReview();
        this.state = State.ACCEPTING;
        touch(clock);
    }
}
