package dev.rapport.kit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who did what when.
 *
 * @param caller the {@code sub} of the token
 * @param action CREATED, CHANGED, DELETED, or a word for what else was done
 * @param kind of thing
 * @param thing its id; absent where it was done with many
 * @param version that the thing has since, or had last
 * @param fields names of those that were changed, never what stood or stands in them
 * @param counts of work that concerns many: how many
 */
public record AuditEntryView(
        UUID id,
        Instant at,
        String caller,
        String action,
        String kind,
        UUID thing,
        Long version,
        List<String> fields,
        Map<String, Long> counts) {}
