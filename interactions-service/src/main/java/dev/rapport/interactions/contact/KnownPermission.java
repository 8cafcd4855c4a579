package dev.rapport.interactions.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Latest;
import dev.rapport.kit.work.Columns;

/** One word of an influencer on being contacted, from its day (UTC) on: the latest one counts. */
record KnownPermission(
        String agency, UUID id, long version, boolean deleted, UUID influencerId, Permission permission, LocalDate on)
        implements Told {

    /** No more, or again. */
    enum Permission {
        OPT_OUT,
        OPT_IN
    }

    static void store(Connection connection, List<KnownPermission> batch) throws SQLException {
        if (batch.isEmpty()) return;
        Collection<KnownPermission> latest = Latest.of(batch, Told::place, KnownPermission::version);
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO contact_permission AS known (agency, id, version, deleted, influencer_id, occurred_at, permission)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (agency, id) DO UPDATE
                SET version = excluded.version, deleted = excluded.deleted, influencer_id = excluded.influencer_id,
                    occurred_at = excluded.occurred_at, permission = excluded.permission
                WHERE known.version < excluded.version""")) {
            new Columns<>(upsert, latest)
                    .add("text", KnownPermission::agency)
                    .add("uuid", KnownPermission::id)
                    .add("bigint", KnownPermission::version)
                    .add("boolean", KnownPermission::deleted)
                    .add("uuid", KnownPermission::influencerId)
                    .add("timestamptz", one -> one.on()
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toString())
                    .add("text", one -> one.permission().name());
            upsert.executeUpdate();
        }
    }
}
