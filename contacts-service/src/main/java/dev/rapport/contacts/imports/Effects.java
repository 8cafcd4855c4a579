package dev.rapport.contacts.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.contacts.influencer.InfluencerTable.Stored;
import dev.rapport.contacts.influencer.NewInfluencer;
import dev.rapport.kit.file.Fault;
import dev.rapport.kit.imports.Refusals;

/** What one batch leaves behind beside the influencers: the way back, and the rows that were refused. */
final class Effects {

    record Effect(UUID influencerId, long line, boolean made, long version, NewInfluencer was) {}

    private final List<Effect> effects = new ArrayList<>();
    private final Refusals refused = new Refusals();

    void made(Stored one, long line) {
        effects.add(new Effect(one.id(), line, true, one.version(), null));
    }

    void changed(Stored one, NewInfluencer was, long line) {
        effects.add(new Effect(one.id(), line, false, one.version(), was));
    }

    void refused(long line, List<Fault> faults) {
        refused.add(line, faults);
    }

    void write(Connection connection, Job job, ObjectMapper json) throws SQLException {
        writeRefused(connection, job);
        if (effects.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO import_effect (agency, import_id, influencer_id, line, made, version, was)
                SELECT ?, ?, x.* FROM jsonb_to_recordset(?::jsonb)
                    AS x("influencerId" uuid, line bigint, made boolean, version bigint, was jsonb)""")) {
            insert.setString(1, job.agency());
            insert.setObject(2, job.id());
            insert.setString(3, json.writeValueAsString(effects));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write what is to be stored", e);
        }
    }

    /** Of a dry run, which has no other effects. */
    void writeRefused(Connection connection, Job job) throws SQLException {
        refused.write(connection, job);
    }
}
