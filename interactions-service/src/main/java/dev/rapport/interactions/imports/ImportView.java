package dev.rapport.interactions.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.file.Heading;
import dev.rapport.kit.imports.FileJob;

/**
 * An import as answered.
 *
 * @param organizationId for whom it was done where a row does not say so
 * @param ours addresses and domains, of a mailbox
 * @param encoding as found in the file or said with it
 * @param bytes of the file
 * @param bytesRead so far
 * @param columns of a CSV file and what they are taken for; absent until it is being read
 * @param rows of a dry run: what would have become of them; of a mailbox: mails, of which those count as created that
 *     are proposed, and those that are with nobody known count only as read
 * @param undo absent unless it was asked for
 * @param failure why the rest of the file could not be read; what was read before stands
 */
public record ImportView(
        UUID id,
        long version,
        ImportJob.State state,
        Format format,
        boolean dryRun,
        UUID organizationId,
        List<String> ours,
        Boolean subjects,
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
        boolean mailbox = job.format == Format.MBOX;
        return new ImportView(
                job.id(),
                job.version(),
                job.state,
                job.format,
                job.dryRun(),
                job.organizationId,
                mailbox ? job.ours : null,
                mailbox ? job.subjects : null,
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
