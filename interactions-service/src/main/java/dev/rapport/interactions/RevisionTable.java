package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.kit.time.Ids;
import dev.rapport.kit.time.Moments;

/** Many deletions at a time as {@link Revision}s, for work in the background: one statement however many they are. */
public final class RevisionTable {

    private final ObjectMapper json;
    private final Clock clock;

    public RevisionTable(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a deletion leaves behind.
     *
     * @param changes the words that it took
     */
    public record Deletion(
            UUID id, String noun, UUID thingId, long thingVersion, UUID influencerId, List<Difference> changes) {}

    /** Before the deed is changed; the deletion makes it one version up. */
    public Deletion deletionOf(Deed deed) {
        return new Deletion(
                Ids.next(),
                deed.noun().name(),
                deed.id(),
                deed.version() + 1,
                deed.influencerId(),
                Difference.between(deed.shown(LocalDate.EPOCH), null, json));
    }

    /** Of the agency set on the connection. */
    public void insert(Connection connection, String agency, String madeBy, String reason, List<Deletion> deletions)
            throws SQLException {
        if (deletions.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO revision (agency, id, version, noun, thing_id, thing_version, influencer_id, kind, made_by,
                    reason, changes, words_until, created_at, updated_at)
                SELECT ?, d.id, 1, noun, "thingId", "thingVersion", "influencerId", 'DELETED', ?, ?, changes, ?, now, now
                FROM jsonb_to_recordset(?::jsonb) AS d (id uuid, noun text, "thingId" uuid, "thingVersion" bigint,
                    "influencerId" uuid, changes jsonb), LATERAL (SELECT ?::timestamptz) AS t (now)""")) {
            var now = Moments.now(clock).atOffset(ZoneOffset.UTC);
            insert.setString(1, agency);
            insert.setString(2, madeBy);
            insert.setString(3, reason);
            insert.setObject(4, now.plus(Revision.WORDS_KEPT));
            insert.setString(5, json.writeValueAsString(deletions));
            insert.setObject(6, now);
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write what is to be stored", e);
        }
    }
}
