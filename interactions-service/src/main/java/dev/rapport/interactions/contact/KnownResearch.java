package dev.rapport.interactions.contact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Latest;
import dev.rapport.kit.work.Columns;

/** That something was learnt about an influencer; what it was stays in contacts. */
record KnownResearch(
        String agency, UUID id, long version, boolean deleted, UUID influencerId, Instant occurredAt, int value)
        implements Told {

    static void store(Connection connection, List<KnownResearch> batch) throws SQLException {
        if (batch.isEmpty()) return;
        Collection<KnownResearch> latest = Latest.of(batch, Told::place, KnownResearch::version);
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO research AS known (agency, id, version, deleted, influencer_id, occurred_at, value)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (agency, id) DO UPDATE
                SET version = excluded.version, deleted = excluded.deleted, influencer_id = excluded.influencer_id,
                    occurred_at = excluded.occurred_at, value = excluded.value
                WHERE known.version < excluded.version""")) {
            new Columns<>(upsert, latest)
                    .add("text", KnownResearch::agency)
                    .add("uuid", KnownResearch::id)
                    .add("bigint", KnownResearch::version)
                    .add("boolean", KnownResearch::deleted)
                    .add("uuid", KnownResearch::influencerId)
                    .add("timestamptz", one -> one.occurredAt().toString())
                    .add("int", KnownResearch::value);
            upsert.executeUpdate();
        }
    }
}
