package dev.rapport.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.model.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Records that can never be taken, between good ones of the same partition. */
@QuarkusTest
class PoisonTest {

    private static final int PARTITION = 5;

    private Feed feed;
    private UUID organization;
    private UUID influencer;

    @BeforeEach
    void knowAnOrganizationAndAnInfluencer() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        influencer = feed.influencer();
        feed.taken();
    }

    static Stream<Poison> poison() {
        return Stream.concat(Poison.interactions().stream(), Poison.contacts().stream());
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("poison")
    void aPoisonRecordIsSetAsideWithItsCauseAndRestFlowsOn(Poison poison) {
        var bad = poison.making().of(feed.agency(), organization, influencer);
        List<ProducerRecord<String, byte[]>> batch = List.of(good(bad.topic()), bad, good(bad.topic()));
        List<RecordMetadata> sent = take(batch);

        JsonNode letter = DeadLetters.of(sent.get(1));
        assertTrue(
                letter.get("reason").asText().contains(poison.reason()),
                letter.get("reason").asText());
        assertEquals(bad.topic(), letter.get("topic").asText());
        assertEquals(sent.get(1).offset(), letter.get("offset").asLong());
        List<String> rows = LedgerRows.of(feed.agency());
        assertEquals(4, rows.size(), "two good ones, their organization and influencer");
        Answers.to(feed).score(influencer, organization, null).then().statusCode(200);
        var next = Topics.committed(bad.topic()).get(new TopicPartition(bad.topic(), PARTITION));
        assertTrue(next.offset() > sent.get(2).offset());

        DeadLetters.of(take(batch).get(1));
        assertEquals(rows, LedgerRows.of(feed.agency()), "the same batch again");
    }

    @Test
    void theDeadLetterKeepsTheRecordForWhoeverMendsIt() throws Exception {
        Event reply = reply().with("kind", "JOKE");
        JsonNode letter =
                DeadLetters.of(take(List.of(reply.record(feed.agency()))).getFirst());
        assertEquals(reply.subject(), letter.get("key").asText());
        assertEquals(feed.agency(), letter.at("/headers/ce_agency").asText());
        assertEquals(reply.json(), new String(letter.get("value").binaryValue(), StandardCharsets.UTF_8));
        assertEquals(false, letter.get("cut").asBoolean());
    }

    @Test
    void aBatchOfNothingButPoisonMovesTheOffsetsOn() {
        List<ProducerRecord<String, byte[]>> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) batch.add(reply().with("value", 99).record(feed.agency()));
        List<RecordMetadata> sent = take(batch);
        sent.forEach(DeadLetters::of);
        assertEquals(2, LedgerRows.of(feed.agency()).size());
    }

    /** All in one partition, and so in this order. */
    private static List<RecordMetadata> take(List<ProducerRecord<String, byte[]>> batch) {
        List<RecordMetadata> sent = Topics.send(batch.stream()
                .map(one -> new ProducerRecord<>(one.topic(), PARTITION, one.key(), one.value(), one.headers()))
                .toList());
        Topics.awaitTaken(sent);
        return sent;
    }

    private ProducerRecord<String, byte[]> good(String topic) {
        Event event = topic.equals(Topics.CONTACTS)
                ? Event.research(Feed.happened(Kind.RESEARCH, 4).build(), influencer)
                : reply();
        return event.record(feed.agency());
    }

    private Event reply() {
        return Event.of(Feed.happened(Kind.REPLY, 4).build(), organization, influencer);
    }
}
