package dev.rapport.interactions.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.interactions.interaction.Kind;
import dev.rapport.interactions.mailbox.Conversation.Letter;
import dev.rapport.interactions.mailbox.Conversation.Reading;
import dev.rapport.kit.work.Columns;

/** The statements about mails of one import. */
record MailTable(Connection connection, Job job) {

    /** A mail that was accepted and what it says as an interaction. */
    record Accepted(UUID id, UUID key, UUID influencerId, long line, ObjectNode said) {}

    /** Whose mails are still to be sorted. */
    List<UUID> unsorted(int most) throws SQLException {
        List<UUID> people = new ArrayList<>();
        try (PreparedStatement select = about(
                """
                SELECT DISTINCT person_of(agency, influencer_id) AS person FROM import_mail
                WHERE agency = ? AND import_id = ? AND state = 'READ' ORDER BY person LIMIT ?""")) {
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) people.add(rows.getObject(1, UUID.class));
            }
        }
        return people;
    }

    /** All mails with these people, those of earlier mailboxes too. */
    Map<UUID, List<Letter>> letters(List<UUID> people) throws SQLException {
        Map<UUID, List<Letter>> letters = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT person, m.id, message, outward, occurred_at, answers, kind FROM (
                    SELECT ?::text AS agency, person, ids_of_person(?, person) AS id FROM unnest(?::uuid[]) AS person) AS them
                JOIN import_mail m ON m.agency = them.agency AND m.influencer_id = them.id
                WHERE organization_id = ?
                    AND (import_id = ? OR state <> 'READ')""")) {
            select.setString(1, job.agency());
            select.setString(2, job.agency());
            select.setArray(3, connection.createArrayOf("uuid", people.toArray()));
            select.setObject(4, job.organizationId());
            select.setObject(5, job.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String kind = row.getString(7);
                    Letter letter = new Letter(
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getBoolean(4),
                            row.getTimestamp(5).toInstant(),
                            List.of((UUID[]) row.getArray(6).getArray()),
                            kind == null ? null : Kind.valueOf(kind));
                    letters.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(letter);
                }
            }
        }
        return letters;
    }

    /** Those of them to whom an introduction has been written down already. */
    Set<UUID> introduced(List<UUID> people) throws SQLException {
        Set<UUID> introduced = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                """
                SELECT DISTINCT person FROM (
                    SELECT ?::text AS agency, person, ids_of_person(?, person) AS id FROM unnest(?::uuid[]) AS person) AS them
                JOIN interaction i ON i.agency = them.agency AND i.influencer_id = them.id
                WHERE i.organization_id = ? AND i.kind = 'INTRODUCTION' AND NOT i.deleted""")) {
            select.setString(1, job.agency());
            select.setString(2, job.agency());
            select.setArray(3, connection.createArrayOf("uuid", people.toArray()));
            select.setObject(4, job.organizationId());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) introduced.add(rows.getObject(1, UUID.class));
            }
        }
        return introduced;
    }

    void propose(List<Reading> readings) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE import_mail m SET kind = r.kind, hours = r.hours, state = 'OPEN', updated_at = now()
                FROM unnest(?::uuid[], ?::text[], ?::float8[]) AS r(id, kind, hours)
                WHERE m.agency = ? AND m.id = r.id""")) {
            new Columns<>(update, readings)
                    .add("uuid", Reading::id)
                    .add("text", one -> one.kind().name())
                    .add("float8", Reading::hours);
            update.setString(4, job.agency());
            update.executeUpdate();
        }
    }

    List<Accepted> accepting(int most, ObjectNode empty) throws SQLException {
        List<Accepted> accepted = new ArrayList<>();
        try (PreparedStatement select = about(
                """
                SELECT id, key, influencer_id, organization_id, kind, occurred_at, hours, subject, line FROM import_mail
                WHERE agency = ? AND import_id = ? AND state = 'ACCEPTING' ORDER BY id LIMIT ?""")) {
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ObjectNode said = empty.deepCopy();
                    said.put("kind", row.getString(5));
                    said.put("organizationId", row.getString(4));
                    said.put("influencerId", row.getString(3));
                    said.put("occurredAt", row.getTimestamp(6).toInstant().toString());
                    said.put("channel", "email");
                    if (row.getString(5).equals(Kind.RESPONSE.name())) said.put("hours", row.getDouble(7));
                    if (row.getString(8) != null) said.put("summary", row.getString(8));
                    accepted.add(new Accepted(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getLong(9),
                            said));
                }
            }
        }
        return accepted;
    }

    /** The subject has gone into the interaction, or was not wanted. */
    void settle(List<Accepted> mails, Map<UUID, UUID> deeds) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE import_mail m SET state = CASE WHEN r.deed IS NULL THEN 'DROPPED' ELSE 'ACCEPTED' END, subject = NULL,
                    version = version + 1, updated_at = now()
                FROM unnest(?::uuid[], ?::uuid[]) AS r(id, deed) WHERE m.agency = ? AND m.id = r.id""")) {
            new Columns<>(update, mails).add("uuid", Accepted::id).add("uuid", one -> deeds.get(one.id()));
            update.setString(3, job.agency());
            update.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(
                """
                UPDATE import_key k SET deed_id = r.deed FROM unnest(?::uuid[], ?::uuid[]) AS r(key, deed)
                WHERE k.agency = ? AND k.key = r.key""")) {
            new Columns<>(update, mails).add("uuid", Accepted::key).add("uuid", one -> deeds.get(one.id()));
            update.setString(3, job.agency());
            update.executeUpdate();
        }
    }

    boolean hasOpen() throws SQLException {
        try (PreparedStatement select =
                        about("SELECT FROM import_mail WHERE agency = ? AND import_id = ? AND state = 'OPEN' LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /** With the end of the review nobody needs them any more. */
    void forgetStrangers() throws SQLException {
        try (PreparedStatement delete = about("DELETE FROM import_stranger WHERE agency = ? AND import_id = ?")) {
            delete.executeUpdate();
        }
    }

    private PreparedStatement about(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, job.agency());
        statement.setObject(2, job.id());
        return statement;
    }
}
