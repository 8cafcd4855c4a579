package dev.rapport.interactions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Topic;

import static dev.rapport.interactions.ContactNews.INFLUENCER;
import static dev.rapport.interactions.ContactNews.ORGANIZATION;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class ContactFeedTest {

    private final Topic deadLetters = new Topic("dead-letters");

    @Test
    void who_is_quicker_than_the_event_is_waited_for() {
        String agency = "agency-" + UUID.randomUUID();
        UUID organization = ContactNews.made(agency, ORGANIZATION);
        UUID influencer = Ids.next();
        CompletableFuture.runAsync(
                () -> ContactNews.told(agency, INFLUENCER, influencer, 1, false),
                CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS));
        new Relationship(agency, organization, influencer).made(INTERACTIONS, "kind", "HELP");
    }

    @Test
    void who_never_arrives_is_refused_in_the_end() {
        Relationship mina = Relationship.fresh();
        mina.made(INTERACTIONS, "kind", "HELP");
        new Relationship(mina.agency(), mina.organization(), Ids.next())
                .post(INTERACTIONS, "kind", "HELP")
                .then()
                .statusCode(404);
    }

    @Test
    void probing_with_made_up_ids_is_refused_and_others_are_served() throws Exception {
        Relationship mina = Relationship.fresh();
        mina.made(INTERACTIONS, "kind", "HELP");
        Relationship nobody = new Relationship(mina.agency(), mina.organization(), Ids.next());
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 80; i++) {
            calls.add(() -> nobody.post(INTERACTIONS, "kind", "HELP").statusCode());
        }
        try (var threads = Executors.newFixedThreadPool(40)) {
            var probing = CompletableFuture.supplyAsync(() -> {
                try {
                    return threads.invokeAll(calls);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int i = 0; i < 10; i++) mina.made(INTERACTIONS, "kind", "HELP");
            for (var answer : probing.get()) assertEquals(404, answer.get());
        }
    }

    @Test
    void repeated_and_old_news_change_nothing() throws Exception {
        Relationship mina = Relationship.fresh();
        ContactNews.told(mina.agency(), INFLUENCER, mina.influencer(), 4, true);
        ContactNews.told(mina.agency(), INFLUENCER, mina.influencer(), 3, false);
        ContactNews.told(mina.agency(), INFLUENCER, mina.influencer(), 4, true);
        ContactNews.told(mina.agency(), INFLUENCER, mina.influencer(), 1, false);
        awaitVersion(mina, 4);
        settle(mina.agency());
        assertEquals("INFLUENCER 4 t", stored(mina));
        mina.post(INTERACTIONS, "kind", "HELP")
                .then()
                .statusCode(404)
                .body("violations[0].pointer", equalTo("/influencerId"));
    }

    @Test
    void the_history_of_a_deleted_influencer_can_still_be_corrected() throws Exception {
        Relationship mina = Relationship.fresh();
        String path = mina.made(INTERACTIONS, "kind", "HELP");
        ContactNews.told(mina.agency(), INFLUENCER, mina.influencer(), 2, true);
        awaitVersion(mina, 2);
        mina.patch(path, 1, "value", 3).then().statusCode(200);
        mina.post(INTERACTIONS, "kind", "HELP").then().statusCode(404);
    }

    @Test
    void types_of_no_interest_pass_by() throws Exception {
        String agency = "agency-" + UUID.randomUUID();
        UUID id = Ids.next();
        for (String type : new String[] {"campaign.v1", "campaign.v9"}) {
            String data = "{\"id\":\"" + id + "\",\"version\":1,\"deleted\":false}";
            ContactNews.send(ContactNews.event(agency, "dev.rapport.contacts." + type, id.toString(), data));
        }
        settle(agency);
        assertEquals(null, stored(new Relationship(agency, id, id)));
        assertTrue(deadLetters.all().stream()
                .noneMatch(letter -> letterKey(letter.value()).equals(id.toString())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "influencer.v1 | \"tags\":[\"words\"] | the tags are no fingerprints",
                "influencer.v1 | \"tags\":[null] | the tags are no fingerprints",
                "influencer.v1 | \"cadenceTargetDays\":0 | the cadence is not positive",
                "influencer.v1 | \"cadenceMaxDays\":99999999 | the cadence is not positive",
                "research.v1 | \"occurredAt\":\"2026-01-01T00:00:00Z\",\"value\":1 | whom or when it is about is missing",
                "research.v1 | \"influencerId\":\"%1$s\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"value\":4 | the value is not 1 to 3",
                "contact-permission.v1 | \"influencerId\":\"%1$s\",\"permission\":\"OPT_OUT\" | whom or when it is about is missing",
                "contact-permission.v1 | \"influencerId\":\"%1$s\",\"on\":\"2026-01-01\" | the permission is missing",
                "contact-permission.v1 | \"permission\":\"MAYBE\" | the data cannot be read"
            })
    void what_could_not_be_stored_is_set_aside_too(String type, String fields, String reason) {
        UUID id = Ids.next();
        String data = "{\"id\":\"%1$s\",\"version\":1,\"deleted\":false,%2$s}".formatted(id, fields.formatted(id));
        ContactNews.send(ContactNews.event("agency-" + id, "dev.rapport.contacts." + type, id.toString(), data));
        var letter = deadLetters
                .await(1, record -> id.toString().equals(letterKey(record.value())))
                .getFirst();
        String said = Topic.data(letter).get("reason").asText();
        assertTrue(said.startsWith(reason), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "{\"id\":\"%s\",\"version\":0,\"deleted\":false} | the version is not positive",
                "{\"id\":\"%s\",\"version\":\"one\",\"deleted\":false} | the data cannot be read",
                "{\"id\":\"%s\" | the data cannot be read",
                "null | the id in the data is not the subject",
                "{\"id\":\"00000000-0000-4000-8000-000000000000\",\"version\":1,\"deleted\":false} | the id in the data is not the subject"
            })
    void a_poison_record_is_set_aside_with_its_reason_and_the_next_good_one_is_taken(String data, String reason) {
        Relationship mina = Relationship.fresh();
        UUID id = Ids.next();
        String type = "dev.rapport.contacts.influencer.v1";
        ContactNews.send(ContactNews.event(mina.agency(), type, id.toString(), data.formatted(id)));
        ContactNews.told(mina.agency(), INFLUENCER, id, 2, false);
        new Relationship(mina.agency(), mina.organization(), id).made(INTERACTIONS, "kind", "HELP");

        var letter = deadLetters
                .await(1, record -> id.toString().equals(letterKey(record.value())))
                .getFirst();
        var form = Topic.data(letter);
        assertTrue(
                form.get("reason").asText().startsWith(reason),
                form.get("reason").asText());
        assertEquals("contacts", form.get("topic").asText());
        assertEquals(mina.agency(), form.get("headers").get("ce_agency").asText());
        assertEquals(
                data.formatted(id),
                new String(Base64.getDecoder().decode(form.get("value").asText())));
    }

    @Test
    void a_record_without_an_agency_is_set_aside() {
        UUID id = Ids.next();
        ContactNews.send(new ProducerRecord<>("contacts", id.toString(), new byte[] {'{', '}'}));
        var letter = deadLetters
                .await(1, record -> id.toString().equals(letterKey(record.value())))
                .getFirst();
        assertEquals(
                "header ce_agency is missing", Topic.data(letter).get("reason").asText());
        assertEquals("dev.rapport.dead-letter.v1", Topic.header(letter, "ce_type"));
    }

    @Test
    void offsets_are_committed_once_the_batch_is_stored() throws Exception {
        Relationship mina = Relationship.fresh();
        String data = "{\"id\":\"%s\",\"version\":2,\"deleted\":false}".formatted(mina.influencer());
        var sent = ContactNews.send(ContactNews.event(
                mina.agency(),
                "dev.rapport.contacts.influencer.v1",
                mina.influencer().toString(),
                data));
        awaitVersion(mina, 2);
        var partition = new TopicPartition(sent.topic(), sent.partition());
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", LocalStack.shared().kafka()))) {
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (true) {
                var committed = admin.listConsumerGroupOffsets("interactions-2")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition);
                if (committed != null && committed.offset() > sent.offset()) return;
                assertTrue(System.nanoTime() < deadline, "committed " + committed);
                Thread.sleep(50);
            }
        }
    }

    private static String letterKey(byte[] letter) {
        // Of an erased one only a tombstone is left.
        if (letter == null) return null;
        try {
            return new ObjectMapper().readTree(letter).path("key").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When this one is known, what was told before, on any partition, is too: it goes through in the same or a later batch. */
    static void settle(String agency) throws Exception {
        for (int i = 0; i < 16; i++) {
            UUID id = ContactNews.made(agency, INFLUENCER);
            awaitVersion(new Relationship(agency, id, id), 1);
        }
    }

    static void awaitVersion(Relationship mina, long version) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (stored(mina) == null || !stored(mina).contains(" " + version + " ")) {
            if (System.nanoTime() > deadline) throw new AssertionError("stored is " + stored(mina));
            Thread.sleep(20);
        }
    }

    static String stored(Relationship mina) throws SQLException {
        try (Connection superuser = LocalStack.shared().superuser("interactions");
                var select = superuser.prepareStatement(
                        "SELECT concat_ws(' ', kind, version, deleted) FROM known_contact WHERE agency = ? AND id = ?")) {
            select.setString(1, mina.agency());
            select.setObject(2, mina.influencer());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
