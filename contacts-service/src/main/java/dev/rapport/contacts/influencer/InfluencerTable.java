package dev.rapport.contacts.influencer;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Many influencers at a time, for work in the background: one statement however many they are. */
@ApplicationScoped
public class InfluencerTable {

    /** To be selected for {@link #read}. */
    public static final String COLUMNS =
            "id, version, name, external_id, emails, channels, interests, tags, language, location, source, cadence,"
                    + " notes, archived";

    private static final TypeReference<List<NewInfluencer.Channel>> CHANNELS = new TypeReference<>() {};

    private static final String SENT =
            """
            jsonb_to_recordset(?::jsonb) AS x(id uuid, version bigint, name text, "externalId" text, emails varchar[],
                channels jsonb, interests varchar[], tags varchar[], language text, location text, source text,
                cadence jsonb, notes text)""";

    @Inject
    ObjectMapper json;

    /**
     * An influencer as they stand in the table.
     *
     * @param archived is read only: no work in the background puts anybody aside
     */
    public record Stored(UUID id, long version, @JsonUnwrapped NewInfluencer said, boolean archived) {}

    /** Of the agency set on the connection, as all here. */
    public void insert(Connection connection, String agency, List<Stored> influencers, Instant now)
            throws SQLException {
        if (influencers.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO influencer (agency, id, version, name, external_id, emails, channels, interests, tags, language,
                    location, source, cadence, notes, created_at, updated_at)
                SELECT ?, id, version, name, "externalId", emails, channels, interests, tags, language, location, source,
                    cadence, notes, ?, ? FROM\s"""
                        + SENT)) {
            OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
            insert.setString(1, agency);
            insert.setObject(2, time);
            insert.setObject(3, time);
            insert.setString(4, text(influencers));
            insert.executeUpdate();
        }
    }

    /** All but do-not-contact becomes as given, the version included. */
    public void update(Connection connection, String agency, List<Stored> influencers, Instant now)
            throws SQLException {
        if (influencers.isEmpty()) return;
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE influencer i SET version = x.version, name = x.name, external_id = x."externalId", emails = x.emails,
                    channels = x.channels, interests = x.interests, tags = x.tags, language = x.language,
                    location = x.location, source = x.source, cadence = x.cadence, notes = x.notes, updated_at = ?
                FROM\s"""
                        + SENT + " WHERE i.agency = ? AND i.id = x.id")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, text(influencers));
            update.setString(3, agency);
            update.executeUpdate();
        }
    }

    public void delete(Connection connection, String agency, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) return;
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM influencer WHERE agency = ? AND id = ANY (?)")) {
            delete.setString(1, agency);
            delete.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** The row under the cursor, selected with {@link #COLUMNS}. */
    public Stored read(ResultSet row) throws SQLException {
        String source = row.getString("source");
        String cadence = row.getString("cadence");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                new NewInfluencer(
                        row.getString("name"),
                        row.getString("external_id"),
                        texts(row.getArray("emails")),
                        parse(row.getString("channels"), CHANNELS),
                        texts(row.getArray("interests")),
                        texts(row.getArray("tags")),
                        row.getString("language"),
                        row.getString("location"),
                        source == null ? null : Source.valueOf(source),
                        cadence == null ? null : parse(cadence, new TypeReference<NewInfluencer.Cadence>() {}),
                        row.getString("notes")),
                row.getBoolean("archived"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what was stored", e);
        }
    }

    private String text(List<Stored> influencers) {
        try {
            return json.writeValueAsString(influencers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write what is to be stored", e);
        }
    }
}
