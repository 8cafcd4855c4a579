package dev.rapport.contacts.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rapport.contacts.file.Format;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.kit.file.Heading;
import dev.rapport.kit.imports.FileJob;

/**
 * An import as answered.
 *
 * @param encoding as found in the file or said with it
 * @param bytes of the file
 * @param bytesRead so far
 * @param columns of a CSV file and what they are taken for; absent until it is being read
 * @param rows of a dry run: what would have become of them
 * @param undo absent unless it was asked for
 * @param failure why the rest of the file could not be read; what was read before stands
 */
public record ImportView(
        UUID id,
        long version,
        ImportJob.State state,
        Format format,
        Mode mode,
        boolean dryRun,
        List<String> matchBy,
        Source source,
        String encoding,
        long bytes,
        long bytesRead,
        List<Heading> columns,
        FileJob.Counts rows,
        FileJob.UndoCounts undo,
        FileJob.FailureView failure,
        Instant createdAt,
        Instant updatedAt) {

    static ImportView of(ImportJob job) {
        boolean undo = job.state == ImportJob.State.UNDOING || job.state == ImportJob.State.UNDONE;
        return new ImportView(
                job.id(),
                job.version(),
                job.state,
                job.format,
                job.mode,
                job.dryRun(),
                job.matchBy,
                job.source,
                job.encoding(),
                job.bytes(),
                job.bytesRead(),
                job.columns(),
                job.counts(),
                undo ? job.undoCounts() : null,
                job.failure(),
                job.createdAt(),
                job.updatedAt());
    }
}
