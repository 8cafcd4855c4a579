package dev.rapport.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;
import dev.rapport.local.Service;
import dev.rapport.local.Topic;

import static dev.rapport.local.Service.CONTACTS;
import static dev.rapport.local.Service.SCORING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An operator gives all topics more partitions while everything runs: no score changes, and who is erased is gone. */
class MorePartitionsTest {

    private static final Map<Service, String> STATE_TOPICS =
            Map.of(CONTACTS, "contacts", Service.INTERACTIONS, "interactions", SCORING, "scores");
    private static final int PEOPLE = 12;

    private final Agency agency = Agency.called("growing");
    private final Http admin = new Http(agency.name, Role.ADMIN);
    private final String rivers = agency.organization("Clean Rivers");
    private final Map<String, JsonNode> scores = new TreeMap<>();

    @Test
    void scores_stay_as_they_are_and_an_erasure_reaches_what_was_told_before() throws Exception {
        Map<String, Integer> dealings = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            String somebody = agency.influencer("Somebody " + i);
            dealings.put(somebody, StoryTest.giveFirst(agency.between(rivers, somebody)));
        }
        dealings.forEach((somebody, count) -> scores.put(somebody, agency.score(somebody, count)));
        List<String> all = List.copyOf(scores.keySet());
        String mina = all.getFirst();
        String other = all.get(1);
        merge(mina, other);

        int partitions = grow();
        untilAllIsMoved(partitions);

        assertEachOnceInItsPlace(partitions);
        assertScoresAreTheSame(all.subList(2, PEOPLE));
        JsonNode rebuild = agency.as(Role.ADMIN).post(SCORING, "/v1/rebuilds", Map.of("source", "TOPICS"));
        Eventually.see(
                () -> admin.get(SCORING, "/v1/rebuilds/" + rebuild.get("id").asText())
                        .json(),
                one -> one.get("state").asText().equals("DONE"));
        assertScoresAreTheSame(all.subList(2, PEOPLE));

        assertTrue(alive().stream().anyMatch(one -> text(one).contains(mina)));
        JsonNode erasure = admin.send(
                        CONTACTS,
                        "/v1/influencers/" + mina + "/erasure",
                        "POST",
                        version(mina),
                        Map.of("reason", "ASKED_BY_THE_PERSON"))
                .json();
        Eventually.see(
                () -> alive().stream()
                        .filter(one -> !one.key().equals(erasure.get("id").asText()))
                        .map(MorePartitionsTest::text)
                        .filter(one -> one.contains(mina) || one.contains(other))
                        .toList(),
                List::isEmpty);
        assertEachOnceInItsPlace(partitions);
        assertScoresAreTheSame(all.subList(2, PEOPLE));
    }

    /** What was told of the duplicate lies where the survivor's is not. */
    private void merge(String mina, String other) {
        Http.Answer answer = admin.send(
                CONTACTS, "/v1/influencers/" + mina + "/merge", "POST", version(mina), Map.of("duplicateId", other));
        assertTrue(answer.status() < 300, answer.body());
        Eventually.see(Traces::outboxesAreEmpty, empty -> empty);
    }

    private long version(String influencer) {
        return admin.get(CONTACTS, "/v1/influencers/" + influencer)
                .json()
                .get("version")
                .asLong();
    }

    private static int grow() throws Exception {
        try (Admin kafka =
                Admin.create(Map.of("bootstrap.servers", LocalStack.shared().kafka()))) {
            int before = kafka.describeTopics(List.of("scores"))
                    .topicNameValues()
                    .get("scores")
                    .get()
                    .partitions()
                    .size();
            Map<String, NewPartitions> more = new HashMap<>();
            for (String topic : STATE_TOPICS.values()) more.put(topic, NewPartitions.increaseTo(before + 4));
            kafka.createPartitions(more).all().get();
            return before + 4;
        }
    }

    /** Moved is when something is told that is about a relationship that changes its stage, which all three tell of. */
    private void untilAllIsMoved(int partitions) {
        Eventually.see(
                () -> {
                    String somebody = agency.influencer("Somebody else");
                    agency.score(somebody, StoryTest.giveFirst(agency.between(rivers, somebody)));
                    return STATE_TOPICS.keySet().stream()
                            .map(MorePartitionsTest::layout)
                            .toList();
                },
                layouts -> layouts.stream().allMatch(one -> one == partitions));
        Eventually.see(Traces::outboxesAreEmpty, empty -> empty);
    }

    private static int layout(Service service) {
        try (var connection = LocalStack.shared().superuser(service.database());
                var select = connection.prepareStatement("SELECT partitions FROM topic_layout WHERE topic = ?")) {
            select.setString(1, STATE_TOPICS.get(service));
            try (var row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertScoresAreTheSame(List<String> whose) {
        for (String one : whose) assertEquals(scores.get(one), agency.score(one, 0), "to the last bit");
    }

    /** Of the agency, as compaction leaves it. */
    private List<ConsumerRecord<String, byte[]>> alive() {
        Map<String, ConsumerRecord<String, byte[]>> lasts = new TreeMap<>();
        for (String topic : STATE_TOPICS.values()) {
            for (ConsumerRecord<String, byte[]> one : new Topic(topic).all()) {
                if (agency.name.equals(Topic.header(one, "ce_agency")))
                    lasts.put(topic + ' ' + one.partition() + ' ' + one.key(), one);
            }
        }
        return lasts.values().stream().filter(one -> one.value() != null).toList();
    }

    /** Who was merged or erased since has left records that are old: those may lie beside the latest, and nothing else. */
    private void assertEachOnceInItsPlace(int partitions) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (ConsumerRecord<String, byte[]> one : alive()) {
            if (one.partition() != place(one, partitions)) wrong.add(one.topic() + ' ' + text(one));
            Integer other = places.put(one.topic() + one.key(), one.partition());
            if (other != null) wrong.add(one.topic() + " twice: " + text(one));
        }
        assertEquals(List.of(), wrong);
        assertTrue(places.size() > 3 * PEOPLE);
    }

    private int place(ConsumerRecord<String, byte[]> record, int partitions) {
        JsonNode data = Topic.data(record);
        String owner = Topic.header(record, "ce_type").contains("erasure")
                ? data.at("/influencerIds/0").asText()
                : data.path("influencerId").asText(record.key());
        byte[] whose = (agency.name + '/' + owner).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(whose)) % partitions;
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return record.key() + ' ' + new String(record.value(), StandardCharsets.UTF_8);
    }
}
