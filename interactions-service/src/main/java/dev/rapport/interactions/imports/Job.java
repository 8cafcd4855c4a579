package dev.rapport.interactions.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rapport.kit.imports.Claimed;

/**
 * An import that this process has claimed.
 *
 * @param organizationId for rows that name none; may be null but for a mailbox
 * @param ours addresses and domains in small letters
 * @param undoneBy who takes it back; null where nobody does
 */
record Job(
        String agency,
        UUID id,
        UUID claim,
        ImportJob.State state,
        Format format,
        boolean dryRun,
        UUID organizationId,
        List<String> ours,
        boolean subjects,
        Map<String, String> mapping,
        String encoding,
        long rowsRead,
        int attempts,
        String undoneBy)
        implements Claimed {}
