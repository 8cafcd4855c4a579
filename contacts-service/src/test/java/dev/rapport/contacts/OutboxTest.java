package dev.rapport.contacts;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Management;
import dev.rapport.local.Topic;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From the transaction to the topic: nothing is lost, nothing is invented, and the order of each thing is kept. */
@QuarkusTest
class OutboxTest {

    /** The lock under which one relay works at a time. */
    private static final long RELAY_LOCK = 7_277_678;

    private final Topic events = new Topic("contacts");
    private Api api;

    @BeforeEach
    void join() {
        api = Api.ofANewAgency();
    }

    private List<ConsumerRecord<String, byte[]>> ours(int count) {
        return events.await(count, one -> api.agency().equals(Topic.header(one, "ce_agency")));
    }

    private static List<Integer> versions(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(one -> Topic.data(one).get("version").asInt())
                .distinct()
                .toList();
    }

    @Test
    void the_row_goes_when_the_broker_has_the_event() throws Exception {
        String mina = api.influencer("Mina");
        events.about(Api.idOf(mina), 1);
        Rows.awaitEmptyOutbox();
        assertEquals(
                1,
                events.all().stream()
                        .filter(one -> Api.idOf(mina).equals(one.key()))
                        .count());
    }

    @Test
    void what_is_about_one_influencer_lies_in_one_partition() {
        for (int i = 0; i < 5; i++) {
            String mina = api.influencer("Mina");
            api.made(mina + "/research", "note", "n");
            api.made(mina + "/research", "note", "n");
            api.put(mina + "/do-not-contact", 1).then().statusCode(200);
        }
        Set<Set<Integer>> partitions = ours(25).stream()
                .collect(Collectors.groupingBy(
                        one -> Topic.data(one).path("influencerId").asText(one.key()),
                        Collectors.mapping(ConsumerRecord::partition, Collectors.toSet())))
                .values()
                .stream()
                .collect(Collectors.toSet());
        assertTrue(partitions.stream().allMatch(one -> one.size() == 1), partitions.toString());
        assertTrue(partitions.size() > 1, "all in one partition");
    }

    @Test
    void events_of_one_thing_come_in_the_order_of_its_versions() {
        String mina = api.influencer("Mina");
        List<Integer> expected = new ArrayList<>(List.of(1));
        for (int version = 1; version <= 30; version++) {
            api.patch(mina, version, "notes", "" + version).then().statusCode(200);
            expected.add(version + 1);
        }
        assertEquals(expected, versions(events.about(Api.idOf(mina), 31)));
    }

    @Test
    void a_refused_change_leaves_no_event() throws Exception {
        String mina = api.made(INFLUENCERS, "name", "Mina", "externalId", "1");
        problem(api.post(INFLUENCERS, "name", "Nora", "externalId", "1"), 409, "already_exists");
        problem(api.patch(mina, 1, "cadence", Api.map("targetDays", 2, "maxDays", 1)), 400, "invalid_request");
        problem(api.patch(mina, 7, "name", "x"), 412, "version_conflict");
        problem(api.put(mina + "/do-not-contact", 1, "since", "2900-01-01"), 400, "invalid_request");
        Rows.awaitEmptyOutbox();
        events.all();
        assertEquals(1, ours(1).size());
    }

    @Test
    void a_second_relay_waits_until_the_first_has_done() throws Exception {
        String mina;
        try (Connection other = Rows.superuser()) {
            other.setAutoCommit(false);
            Rows.ask(other, "SELECT pg_advisory_xact_lock(" + RELAY_LOCK + ")");
            mina = api.influencer("Mina");
            Thread.sleep(400);
            assertEquals(1, Rows.outboxOf(api));
            other.commit();
        }
        events.about(Api.idOf(mina), 1);
        Rows.awaitEmptyOutbox();
    }

    @Test
    void what_nobody_woke_the_relay_for_is_found_all_the_same() throws Exception {
        Rows.run("INSERT INTO outbox (agency, topic, type, subject, version, owner, data)" + " VALUES ('" + api.agency()
                + "', 'contacts', 'test', 'lost-" + api.agency() + "', 1, 'o', '{}')");
        events.about("lost-" + api.agency(), 1);
    }

    @Test
    void while_the_broker_is_away_writing_goes_on_and_the_events_follow() throws Exception {
        String mina = api.influencer("Mina");
        events.about(Api.idOf(mina), 1);
        List<String> made = new ArrayList<>();
        LocalStack.shared().stopKafka();
        try {
            for (int i = 0; i < 5; i++) made.add(api.influencer("Nora " + i));
            for (int version = 1; version <= 5; version++) {
                api.patch(mina, version, "notes", "" + version).then().statusCode(200);
            }
            assertEquals(10, Rows.outboxOf(api));
            for (String health : List.of("/q/health/live", "/q/health/ready"))
                given().port(Management.port()).get(health).then().statusCode(200);
        } finally {
            LocalStack.shared().startKafka();
        }
        for (String path : made) events.about(Api.idOf(path), 1);
        assertEquals(List.of(1, 2, 3, 4, 5, 6), versions(events.about(Api.idOf(mina), 6)));
        Rows.awaitEmptyOutbox();
    }
}
