package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.rapport.kit.intake.Latest;

/** Writes what the contacts topic tells of campaigns; the highest version stays. */
public final class KnownCampaignTable {

    /** One state of a campaign; a deleted one may lack organization, launch and size. */
    public record Entry(
            String agency,
            UUID id,
            long version,
            boolean deleted,
            UUID organizationId,
            LocalDate launchOn,
            Integer askSize,
            List<String> topics,
            List<UUID> influencerIds) {

        Entry forInfluencers(List<UUID> ids) {
            return new Entry(agency, id, version, deleted, organizationId, launchOn, askSize, topics, ids);
        }
    }

    private KnownCampaignTable() {}

    public static void store(Connection connection, List<Entry> batch) throws SQLException {
        Collection<Entry> latest = Latest.of(batch, one -> one.agency() + '/' + one.id(), Entry::version);
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                INSERT INTO known_campaign AS known (agency, id, version, deleted, organization_id, launch_on, ask_size,
                    topics, influencer_ids)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (agency, id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted,
                    organization_id = excluded.organization_id, launch_on = excluded.launch_on,
                    ask_size = excluded.ask_size, topics = excluded.topics, influencer_ids = excluded.influencer_ids
                WHERE excluded.version > known.version""")) {
            for (Entry entry : latest) {
                upsert.setString(1, entry.agency());
                upsert.setObject(2, entry.id());
                upsert.setLong(3, entry.version());
                upsert.setBoolean(4, entry.deleted());
                upsert.setObject(5, entry.organizationId());
                upsert.setObject(6, entry.launchOn());
                upsert.setObject(7, entry.askSize());
                upsert.setArray(
                        8, connection.createArrayOf("varchar", entry.topics().toArray()));
                upsert.setArray(
                        9,
                        connection.createArrayOf("uuid", entry.influencerIds().toArray()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
