package dev.rapport.contacts.imports;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.contacts.file.Format;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.kit.imports.FileJob;
import dev.rapport.kit.imports.ImportProblem;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;

/** A file that was sent, how it is to be read, and how far that has come. */
@Entity
public class ImportJob extends FileJob {

    static final Listing<ImportJob> LISTING = new Listing<>(ImportJob.class)
            .sortedBy("createdAt", ImportJob::createdAt, dev.rapport.kit.json.Text::instant)
            .byDefault("-createdAt");

    /** From the upload to the end, and back again where it is undone. */
    public enum State {
        WAITING,
        RUNNING,
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

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    Mode mode;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(updatable = false)
    List<String> matchBy;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    Source source;

    /** For Hibernate. */
    protected ImportJob() {}

    ImportJob(Format format, ImportQuery query, Clock clock) {
        super(query.dryRun, query.mapping(), clock);
        this.format = format;
        this.mode = query.mode == null ? Mode.upsert : query.mode;
        this.matchBy = MatchKey.list(query.matchBy).stream().map(MatchKey::word).toList();
        this.source = query.source == null ? Source.IMPORT : query.source;
    }

    /** Refused with 404 where unknown or another agency's. */
    static ImportJob withId(UUID id) {
        ImportJob found = findById(id);
        if (found == null) throw Refusal.notFound("import", id);
        return found;
    }

    void undo(Clock clock) {
        if (dryRun() || state != State.DONE && state != State.FAILED) {
            String why =
                    dryRun() ? "A dry run has changed nothing." : "It is " + state + "; only what has ended can be.";
            throw new Refusal(ImportProblem.IMPORT_NOT_UNDOABLE, why);
        }
        this.state = State.UNDOING;
        touch(clock);
    }
}
