package dev.rapport.contacts.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rapport.contacts.file.Format;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.kit.imports.Claimed;

/**
 * An import that this process has claimed.
 *
 * @param undoing whether it is to be taken back
 * @param rowsRead by whoever had it before
 */
record Job(
        String agency,
        UUID id,
        UUID claim,
        boolean undoing,
        Format format,
        Mode mode,
        boolean dryRun,
        List<MatchKey> matchBy,
        Source source,
        Map<String, String> mapping,
        String encoding,
        long rowsRead,
        int attempts)
        implements Claimed {}
