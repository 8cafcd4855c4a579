package dev.rapport.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.outbox.Place;
import dev.rapport.local.Topic;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes out on the topic {@code scores} is what the contract says: events in, score, outbox, relay, Kafka. */
@QuarkusTest
class ScoresContractTest {

    private static final Path CONTRACT = Path.of("src", "main", "resources", "contract");
    private static final Path FRESH = Path.of("target", "contract", "samples");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int PARTITIONS = 8;
    private static final String ID = "01990000-0000-7000-8000-00000000000";

    private final Feed feed = Feed.ofANewAgency();
    private final Topic scores = new Topic("scores");

    /** A stranger becomes somebody we know, and is deleted; with the agency and with one organization. */
    private Map<String, ConsumerRecord<String, byte[]>> life() {
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        List<Interaction> history = new ArrayList<>(Feed.identified(Samples.goodRelationship()));
        history.add(Feed.happened(Kind.COMMITMENT, 30)
                .dueOn(Samples.TODAY.minusDays(20))
                .build());
        feed.tell(history, organization, influencer);
        Map<String, ConsumerRecord<String, byte[]>> told = new TreeMap<>();
        told.put("score", about(influencer, organization, false));
        told.put("score-of-whole-agency", about(influencer, null, false));
        feed.tell(Event.influencer(influencer, 2, true, List.of()));
        told.put("deleted-score", about(influencer, organization, true));
        return told;
    }

    private ConsumerRecord<String, byte[]> about(UUID influencer, UUID organization, boolean deleted) {
        return scores.await(1, one -> {
                    if (one.value() == null) return false;
                    JsonNode data = Topic.data(one);
                    return data.get("influencerId").asText().equals(influencer.toString())
                            && data.path("organizationId").asText("null").equals(String.valueOf(organization))
                            && data.get("deleted").asBoolean() == deleted;
                })
                .getLast();
    }

    @Test
    void theGoldenSamplesAreWhatGoesOut() throws Exception {
        Map<String, JsonNode> sent = new TreeMap<>();
        for (var one : life().entrySet()) {
            assertHeaders(one.getValue());
            assertTrue(
                    faults(Topic.data(one.getValue())).isEmpty(),
                    faults(Topic.data(one.getValue())).toString());
            sent.put(one.getKey(), normalised(one.getValue()));
        }
        if (sent.equals(samples())) return;
        Files.createDirectories(FRESH);
        for (var one : sent.entrySet()) {
            Files.writeString(FRESH.resolve(one.getKey() + ".json"), JSON.writeValueAsString(one.getValue()) + "\n");
        }
        assertEquals(
                samples(),
                sent,
                "The events have changed. Are old consumers still served? Then copy " + FRESH + " over.");
    }

    @Test
    void theSchemaRefusesWhatMustNotGoOut() throws Exception {
        JsonNode good = samples().get("score-of-whole-agency");
        assertTrue(faults(good).isEmpty());
        for (var field : good.properties()) {
            ObjectNode bad = good.deepCopy();
            bad.remove(field.getKey());
            assertFalse(faults(bad).isEmpty(), "without " + field.getKey());
            bad.put(field.getKey(), "words");
            assertFalse(faults(bad).isEmpty(), "words in " + field.getKey());
        }
        assertTrue(faults(((ObjectNode) good.deepCopy()).put("ofTomorrow", 4)).isEmpty());
    }

    private static Map<String, JsonNode> samples() throws Exception {
        Map<String, JsonNode> samples = new TreeMap<>();
        try (Stream<Path> files = Files.list(CONTRACT.resolve("samples"))) {
            for (Path file : files.toList()) {
                samples.put(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
            }
        }
        return samples;
    }

    private void assertHeaders(ConsumerRecord<String, byte[]> record) {
        JsonNode data = Topic.data(record);
        assertEquals(data.get("id").asText(), record.key());
        assertEquals(record.key() + ":" + data.get("version").asText(), Topic.header(record, "ce_id"));
        assertEquals("/scoring", Topic.header(record, "ce_source"));
        assertEquals("dev.rapport.scoring.score.v1", Topic.header(record, "ce_type"));
        assertEquals(feed.agency(), Topic.header(record, "ce_agency"));
        assertEquals(OptionalInt.of(record.partition()), Place.of(record, PARTITIONS));
    }

    /** Ids, versions, days and what depends on them differ from run to run. */
    private static JsonNode normalised(ConsumerRecord<String, byte[]> record) {
        ObjectNode data = (ObjectNode) Topic.data(record);
        data.put("id", ID + 1);
        data.put("version", 1_790_000_000_000L);
        data.put("influencerId", ID + 2);
        if (data.has("organizationId")) data.put("organizationId", ID + 3);
        data.put("asOf", "2026-05-01");
        data.put("score", 50.5);
        data.put("confidence", 0.75);
        data.put("trend", 1.5);
        return data;
    }

    private static List<?> faults(JsonNode data) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT.resolve("score.v1.schema.json")));
        return schema.validate(
                data, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
