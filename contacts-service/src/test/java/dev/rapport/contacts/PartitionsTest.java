package dev.rapport.contacts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A topic gets more partitions: everything is found once, where its owner has it now, and nothing stays behind. */
@QuarkusTest
@TestProfile(PartitionsTest.TopicOfItsOwn.class)
class PartitionsTest {

    /** Of all copies of this class: the profile is loaded apart from the test. */
    private static final String TOPIC = System.getProperties()
            .computeIfAbsent("rapport.test.growing-topic", none -> "growing-" + UUID.randomUUID())
            .toString();

    private static final int FEWEST = 8;

    /** Other tests go on with topics as they are. Few keys at a time, so that it takes many. */
    public static final class TopicOfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            create(FEWEST);
            return Map.of(
                    "rapport.outbox.state-topic",
                    TOPIC,
                    "rapport.outbox.keys-at-once",
                    "200",
                    "kafka.metadata.max.age.ms",
                    "500");
        }
    }

    private final String agency = "agency-" + UUID.randomUUID();

    /** By key: the owner of each, and its version, as they are to be found in the end. */
    private final Map<String, String> owners = new LinkedHashMap<>();

    private final Map<String, Long> versions = new LinkedHashMap<>();

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", LocalStack.shared().kafka()));
    }

    private static void create(int partitions) {
        try (Admin admin = admin()) {
            if (admin.listTopics().names().get().contains(TOPIC)) return;
            var topic = new NewTopic(TOPIC, partitions, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int partitions() throws Exception {
        try (Admin admin = admin()) {
            return admin.describeTopics(List.of(TOPIC))
                    .topicNameValues()
                    .get(TOPIC)
                    .get()
                    .partitions()
                    .size();
        }
    }

    /** @return how many there were */
    private static int grow(int more) throws Exception {
        int before = partitions();
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(before + more)))
                    .all()
                    .get();
        }
        return before;
    }

    private void tell(String key, String owner, long version) throws Exception {
        owners.put(key, owner);
        versions.put(key, version);
        String data = key.equals(owner)
                ? "{\"id\": \"%s\", \"version\": %d}".formatted(key, version)
                : "{\"id\": \"%s\", \"version\": %d, \"influencerId\": \"%s\"}".formatted(key, version, owner);
        row(key, owner, version, "'" + data + "'", "NULL");
    }

    private void tellErasure(String key, List<String> people) throws Exception {
        owners.put(key, people.getFirst());
        versions.put(key, 1L);
        String data = "{\"id\": \"%s\", \"version\": 1, \"influencerIds\": [\"%s\"]}"
                .formatted(key, String.join("\", \"", people));
        Rows.run(
                """
                INSERT INTO outbox (agency, topic, type, subject, version, owner, data)
                VALUES ('%s', '%s', 'dev.rapport.contacts.erasure.v1', '%s', 1, '%s', '%s')"""
                        .formatted(agency, TOPIC, key, people.getFirst(), data));
    }

    private void erase(String key, String owner, String spares) throws Exception {
        row(key, owner, 0, "NULL", spares == null ? "NULL" : "'" + spares + "'");
    }

    private void row(String key, String owner, long version, String data, String spares) throws Exception {
        Rows.run(
                """
                INSERT INTO outbox (agency, topic, type, subject, version, owner, data, spares)
                VALUES ('%s', '%s', 'dev.rapport.contacts.research.v1', '%s', %d, '%s', %s, %s)"""
                        .formatted(agency, TOPIC, key, version, owner, data, spares));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** What the relay carries makes it look at the topic. */
    private void tellOneMore() throws Exception {
        String somebody = fresh();
        tell(somebody, somebody, 1);
        // Its producer learns of new partitions after a moment, and until then goes on as before: that is right, too.
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (layout() != partitions()) {
            if (System.nanoTime() > deadline) throw new AssertionError("nothing is moved");
            tell(somebody, somebody, versions.get(somebody) + 1);
            Rows.awaitEmptyOutbox();
            Thread.sleep(200);
        }
        Rows.awaitEmptyOutbox();
    }

    private static long layout() {
        return Rows.count("SELECT coalesce(max(partitions), 0) FROM topic_layout WHERE topic = '" + TOPIC + "'");
    }

    /** Twenty people with three things each, an erasure, and one who moved about. */
    private void tellAll() throws Exception {
        for (int i = 0; i < 20; i++) {
            String person = fresh();
            tell(person, person, 1);
            for (int j = 0; j < 3; j++) tell(fresh(), person, 1);
            tell(person, person, 2);
        }
        tellErasure(fresh(), List.of(fresh(), fresh()));
        Rows.awaitEmptyOutbox();
    }

    /** As compaction leaves it: of each key and partition the last. */
    private List<ConsumerRecord<String, byte[]>> living() {
        Map<String, ConsumerRecord<String, byte[]>> lasts = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> one : new Topic(TOPIC).all()) {
            if (agency.equals(Topic.header(one, "ce_agency"))) lasts.put(one.partition() + " " + one.key(), one);
        }
        return lasts.values().stream().filter(one -> one.value() != null).toList();
    }

    private int place(String owner, int partitions) {
        byte[] whose = (agency + '/' + owner).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(whose)) % partitions;
    }

    private void assertEachOnceInItsPlace() throws Exception {
        int partitions = partitions();
        List<String> expected = new ArrayList<>();
        owners.forEach((key, owner) ->
                expected.add(key + " " + versions.get(key) + " in " + place(owner, partitions) + " /contacts"));
        assertEquals(
                expected.stream().sorted().toList(),
                living().stream()
                        .map(one -> one.key() + " "
                                + Topic.header(one, "ce_id").replace(one.key() + ":", "") + " in " + one.partition()
                                + " " + Topic.header(one, "ce_source"))
                        .sorted()
                        .toList());
    }

    private List<ConsumerRecord<String, byte[]>> lying(int partitions, Predicate<String> keys) {
        return living().stream()
                .filter(one -> keys.test(one.key()))
                .filter(one -> place(owners.get(one.key()), partitions) != one.partition())
                .toList();
    }

    @Test
    void every_record_is_found_once_and_where_it_belongs() throws Exception {
        tellAll();
        tellOneMore();
        assertEachOnceInItsPlace();
        grow(4);
        assertFalse(lying(partitions(), key -> true).isEmpty(), "nothing would have to be moved");
        tellOneMore();
        assertEachOnceInItsPlace();
        grow(1);
        tellOneMore();
        assertEachOnceInItsPlace();
    }

    @Test
    void nobody_is_told_a_thing_twice_that_did_not_move() throws Exception {
        tellAll();
        tellOneMore();
        int before = grow(4);
        tellOneMore();
        Map<String, Integer> told = new HashMap<>();
        for (ConsumerRecord<String, byte[]> one : new Topic(TOPIC).all()) {
            if (!agency.equals(Topic.header(one, "ce_agency")) || one.value() == null) continue;
            told.merge(one.key() + Topic.header(one, "ce_id"), 1, Integer::sum);
        }
        String last = owners.keySet().stream().reduce((a, b) -> b).orElseThrow();
        int after = partitions();
        owners.forEach((key, owner) -> {
            if (key.equals(last)) return;
            int times = place(owner, before) == place(owner, after) ? 1 : 2;
            assertEquals(times, told.get(key + key + ":" + versions.get(key)), key);
        });
    }

    @Test
    void an_erasure_afterwards_leaves_nothing_alive_anywhere() throws Exception {
        tellAll();
        tellOneMore();
        grow(4);
        for (String key : Set.copyOf(owners.keySet())) erase(key, owners.get(key), null);
        owners.clear();
        tellOneMore();
        assertEachOnceInItsPlace();
    }

    @Test
    void of_what_went_to_another_owner_the_latest_state_lives_on_alone() throws Exception {
        Map<String, String> former = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            String thing = fresh();
            String mina = fresh();
            former.put(thing, mina);
            tell(thing, mina, 1);
            tell(thing, fresh(), 2);
            if (i % 3 == 0) tell(thing, mina, 3);
        }
        tellOneMore();
        assertTrue(living().size() > owners.size() + 20, "some lie in two places");
        grow(4);
        tellOneMore();
        assertEachOnceInItsPlace();
        for (Map.Entry<String, String> one : former.entrySet())
            erase(one.getKey(), one.getValue(), owners.get(one.getKey()));
        Rows.awaitEmptyOutbox();
        assertEachOnceInItsPlace();
    }

    @Test
    void a_move_that_broke_off_anywhere_is_done_again() throws Exception {
        tellAll();
        tellOneMore();
        int before = grow(4);
        copySome();
        tellOneMore();
        assertEachOnceInItsPlace();
        long told = recordsNow();
        Rows.run("UPDATE topic_layout SET partitions = " + before + " WHERE topic = '" + TOPIC + "'");
        tellOneMore();
        assertEachOnceInItsPlace();
        assertTrue(recordsNow() - told <= 5, "moved again what was in its place");
    }

    /** As a relay that ends in the middle leaves it: copies, and of some of them the old record, too. */
    private void copySome() throws Exception {
        int partitions = partitions();
        List<ConsumerRecord<String, byte[]>> wrong = lying(partitions, key -> true);
        assertTrue(wrong.size() > 10, "too few");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", LocalStack.shared().kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < wrong.size() * 2 / 3; i++) {
                ConsumerRecord<String, byte[]> one = wrong.get(i);
                int right = place(owners.get(one.key()), partitions);
                producer.send(new ProducerRecord<>(TOPIC, right, one.key(), one.value(), one.headers()))
                        .get();
                if (i % 2 == 0)
                    producer.send(new ProducerRecord<>(TOPIC, one.partition(), one.key(), null, one.headers()))
                            .get();
            }
        }
    }

    private static long recordsNow() {
        return new Topic(TOPIC).all().size();
    }

    /** Before this was kept, the relay told by as many partitions as there were. */
    @Test
    void where_the_number_was_not_written_down_what_was_told_since_is_the_last_word() throws Exception {
        tellAll();
        tellOneMore();
        grow(4);
        Set<String> erased = new HashSet<>();
        for (ConsumerRecord<String, byte[]> one : lying(partitions(), key -> true)) {
            if (erased.size() < 5) erased.add(one.key());
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", LocalStack.shared().kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (String key : erased) {
                int right = place(owners.remove(key), partitions());
                var tombstone = new ProducerRecord<String, byte[]>(TOPIC, right, key, null);
                tombstone.headers().add("ce_agency", agency.getBytes(StandardCharsets.UTF_8));
                tombstone.headers().add("ce_type", "dev.rapport.tombstone.v1".getBytes(StandardCharsets.UTF_8));
                producer.send(tombstone).get();
            }
        }
        Rows.run("DELETE FROM topic_layout WHERE topic = '" + TOPIC + "'");
        tellOneMore();
        assertEachOnceInItsPlace();
    }

    @Test
    void a_topic_made_anew_with_fewer_partitions_is_told_of_again() throws Exception {
        tellAll();
        tellOneMore();
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
        }
        Thread.sleep(1000);
        create(4);
        owners.clear();
        String mina = fresh();
        for (int i = 0; i < 10; i++) tell(fresh(), mina, 1);
        Rows.awaitEmptyOutbox();
        assertEquals(4, layout());
        assertEachOnceInItsPlace();
    }
}
