package dev.rapport.interactions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.interactions.recovery.Recovery;
import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The rows of an agency are put back to what they were, as a backup does it; the topics have gone on. */
@QuarkusTest
class RecoveryTest {

    private static final List<String> TABLES = Stream.concat(
                    Deed.TABLES.stream(), Stream.of("revision", "former_record", "erased", "known_contact"))
            .toList();

    /** What is not told, and so is as in the backup; and times, of which a row has its own. */
    private static final List<String> NOT_TOLD = List.of(
            "summary", "channel", "externalId", "channels", "createdAt", "updatedAt", "inReplyTo", "responsible");

    @Inject
    Recovery recovery;

    private final Relationship mina = Relationship.fresh();

    @Test
    void what_was_written_since_the_backup_is_there_again() throws Exception {
        String corrected = mina.made(INTERACTIONS, "kind", "HELP", "value", 1, "summary", "words", "channel", "email");
        String deleted = mina.made(INTERACTIONS, "kind", "ASK", "size", 2, "summary", "words");
        String answer = mina.made(INTERACTIONS, "kind", "REPLY", "inReplyTo", idOf(deleted));
        String promise = mina.made(COMMITMENTS, "dueOn", "2030-01-01", "summary", "words", "externalId", "p-1");
        String broken = mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        String terms = mina.made(AGREEMENTS, "giveShare", 0.5, "channels", List.of("email"));
        String survey = mina.made(SURVEYS, "answers", Map.of("trust", 5));
        String restored = mina.made(INTERACTIONS, "kind", "GIFT", "solicited", false);
        mina.delete(restored, 1).then().statusCode(204);
        awaitEmptyOutbox();
        Map<String, String> backup = backup();

        mina.patch(corrected, 1, "value", 3, "outcome", "USED").then().statusCode(200);
        mina.delete(deleted, 1).then().statusCode(204);
        mina.patch(promise, 1, "importance", 3, "dueOn", "2031-02-03").then().statusCode(200);
        mina.delete(broken, 1).then().statusCode(204);
        mina.patch(terms, 1, "giveShare", 0.7, "acceptedOn", "2026-01-02")
                .then()
                .statusCode(200);
        mina.patch(survey, 1, "answers", Map.of("trust", 9, "satisfaction", 2))
                .then()
                .statusCode(200);
        mina.editor().post(restored + "/restore").then().statusCode(200);
        Map<String, JsonNode> before = new LinkedHashMap<>();
        List<String> all = List.of(
                corrected,
                deleted,
                answer,
                promise,
                broken,
                terms,
                survey,
                restored,
                mina.made(INTERACTIONS, "kind", "RESPONSE", "hours", 3.5),
                mina.made(COMMITMENTS, "dueOn", "2030-05-05", "importance", 2, "by", "THEM"),
                mina.made(AGREEMENTS, "giveShare", 0.25),
                mina.made(SURVEYS, "answers", Map.of("commitment", 4)));
        for (String path : all) before.put(path, shown(path));
        awaitEmptyOutbox();

        restore(backup);
        assertEquals(404, mina.get(all.getLast()).statusCode());
        assertTrue(recovery.recover() >= 11, "all but one have changed");

        for (String path : all) assertEquals(before.get(path), shown(path), path);
        assertEquals("words", mina.get(corrected).path("summary"), "as in the backup");
        assertEquals("p-1", mina.get(promise).path("externalId"));
        // And what is written from here on is the newest for everybody.
        mina.patch(corrected, 2, "value", 2).then().statusCode(200);
        ConsumerRecord<String, byte[]> last =
                new Topic("interactions").about(idOf(corrected), 3).getLast();
        assertEquals(3, Topic.data(last).get("version").asInt());
    }

    @Test
    void a_second_time_nothing_is_behind() throws Exception {
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        awaitEmptyOutbox();
        recovery.recover();
        JsonNode before = mina.get(path).as(JsonNode.class);
        recovery.recover();
        assertEquals(before, mina.get(path).as(JsonNode.class));
    }

    @Test
    void what_waited_to_be_told_when_the_backup_was_made_does_not_become_the_last_word() throws Exception {
        String path = mina.made(INTERACTIONS, "kind", "HELP", "value", 1);
        mina.patch(path, 1, "value", 2).then().statusCode(200);
        new Topic("interactions").about(idOf(path), 2);
        try (Connection relay = LocalStack.shared().superuser("interactions")) {
            relay.setAutoCommit(false);
            // No relay sends while somebody has its lock.
            relay.createStatement().execute("SELECT pg_advisory_xact_lock(7277678)");
            Database.run(waiting(path, 1), waiting(path, 7));
            recovery.recover();
            assertEquals(
                    List.of("7"),
                    Database.ask("SELECT version FROM outbox WHERE subject = '" + idOf(path) + "'"),
                    "what is newer than the topic has yet to be told");
            Database.run("DELETE FROM outbox WHERE subject = '" + idOf(path) + "'");
            relay.rollback();
        }
    }

    @Test
    void who_was_erased_since_the_backup_is_erased_again() throws Exception {
        String old = mina.made(INTERACTIONS, "kind", "HELP", "summary", "words");
        awaitEmptyOutbox();
        Map<String, String> backup = backup();
        String young = mina.made(COMMITMENTS, "dueOn", "2030-01-01");
        awaitEmptyOutbox();
        UUID erasure = Ids.next();
        ContactNews.send(ContactNews.event(
                mina.agency(),
                "dev.rapport.contacts.erasure.v1",
                erasure.toString(),
                "{\"id\":\"%s\",\"version\":1,\"influencerIds\":[\"%s\"]}".formatted(erasure, mina.influencer())));
        Database.await("the erasure", () -> mina.get(old).statusCode() == 404);
        awaitEmptyOutbox();

        restore(backup);
        assertEquals(200, mina.get(old).statusCode());
        recovery.recover();

        assertEquals(404, mina.get(old).statusCode());
        assertEquals(404, mina.get(young).statusCode());
        for (String table : Deed.TABLES) {
            assertEquals(
                    List.of(),
                    Database.ask("SELECT id FROM " + table + " WHERE influencer_id = '" + mina.influencer() + "'"));
        }
        awaitEmptyOutbox();
        Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
        new Topic("interactions").all().forEach(one -> last.put(one.key(), one));
        assertEquals(null, last.get(idOf(old)).value());
        assertEquals(null, last.get(idOf(young)).value());
    }

    private JsonNode shown(String path) {
        var answer = mina.get(path);
        if (answer.statusCode() == 404) return null;
        var shown = (com.fasterxml.jackson.databind.node.ObjectNode) answer.as(JsonNode.class);
        return shown.remove(NOT_TOLD);
    }

    private String waiting(String path, int version) {
        return """
                INSERT INTO outbox (agency, topic, type, subject, version, owner, data)
                VALUES ('%s', 'interactions', 'dev.rapport.interactions.interaction.v1', '%s', %d, '%s', '{}')"""
                .formatted(mina.agency(), idOf(path), version, mina.influencer());
    }

    private Map<String, String> backup() {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    Database.ask("SELECT coalesce(jsonb_agg(t), '[]') FROM " + table + " t WHERE agency = '"
                                    + mina.agency() + "'")
                            .getFirst());
        }
        return rows;
    }

    private void restore(Map<String, String> backup) throws SQLException {
        try (Connection superuser = LocalStack.shared().superuser("interactions")) {
            superuser.setAutoCommit(false);
            // Rows come as they were: nothing follows from it.
            superuser.createStatement().execute("SET LOCAL session_replication_role = replica");
            for (var table : backup.entrySet()) {
                superuser
                        .createStatement()
                        .execute("DELETE FROM " + table.getKey() + " WHERE agency = '" + mina.agency() + "'");
                try (PreparedStatement insert = superuser.prepareStatement("INSERT INTO " + table.getKey()
                        + " SELECT * FROM jsonb_populate_recordset(NULL::" + table.getKey() + ", ?::jsonb)")) {
                    insert.setString(1, table.getValue());
                    insert.executeUpdate();
                }
            }
            superuser.commit();
            superuser.setAutoCommit(true);
        }
    }

    private static void awaitEmptyOutbox() {
        Database.await("an empty outbox", () -> Database.ask("SELECT 1 FROM outbox LIMIT 1")
                .isEmpty());
    }
}
