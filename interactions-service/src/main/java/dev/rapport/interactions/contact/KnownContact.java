package dev.rapport.interactions.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Latest;
import dev.rapport.kit.work.Columns;

/**
 * That an organization or influencer exists, as contacts-service told it: the highest version of an id counts.
 *
 * @param archived put aside, not gone
 * @param keys pseudonyms, see {@link dev.rapport.kit.outbox.Pseudonym}; null where nobody told any
 * @param tags fingerprints, see {@link dev.rapport.kit.outbox.Fingerprint}; of influencers only, as all after it
 * @param cadenceTargetDays null where no pace was agreed, or nobody told which
 * @param mergedInto whom an influencer is found under now; null where they are still themselves
 */
record KnownContact(
        String agency,
        UUID id,
        ContactKind kind,
        long version,
        boolean deleted,
        boolean archived,
        List<String> keys,
        List<String> tags,
        Integer cadenceTargetDays,
        Integer cadenceMaxDays,
        UUID mergedInto)
        implements Told {

    /**
     * One statement per batch, in a fixed order of rows, so that two batches at once cannot lock each other out. The same
     * version is written again: when more of the topic is of interest than before, it is read anew.
     */
    static void store(Connection connection, List<KnownContact> batch) throws SQLException {
        if (batch.isEmpty()) return;
        Collection<KnownContact> latest = Latest.of(batch, Told::place, KnownContact::version);
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO known_contact AS known (agency, id, kind, version, deleted, archived, keys, tags,
                    cadence_target_days, cadence_max_days, merged_into)
                SELECT agency, id, kind, version, deleted, archived, string_to_array(keys, ' ')::varchar[],
                    string_to_array(tags, ' '), target, most, merged_into
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    AS told (agency, id, kind, version, deleted, archived, keys, tags, target, most, merged_into)
                ON CONFLICT (agency, id) DO UPDATE
                SET kind = excluded.kind, version = excluded.version, deleted = excluded.deleted,
                    archived = excluded.archived, keys = excluded.keys, tags = excluded.tags,
                    cadence_target_days = excluded.cadence_target_days, cadence_max_days = excluded.cadence_max_days,
                    merged_into = excluded.merged_into
                WHERE known.version <= excluded.version""")) {
            new Columns<>(upsert, latest)
                    .add("text", KnownContact::agency)
                    .add("uuid", KnownContact::id)
                    .add("text", one -> one.kind().name())
                    .add("bigint", KnownContact::version)
                    .add("boolean", KnownContact::deleted)
                    .add("boolean", KnownContact::archived)
                    .add("text", one -> one.keys() == null ? null : String.join(" ", one.keys()))
                    .add("text", one -> String.join(" ", one.tags()))
                    .add("int", KnownContact::cadenceTargetDays)
                    .add("int", KnownContact::cadenceMaxDays)
                    .add("uuid", KnownContact::mergedInto);
            upsert.executeUpdate();
        }
    }
}
