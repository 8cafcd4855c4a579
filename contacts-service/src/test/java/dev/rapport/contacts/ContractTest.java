package dev.rapport.contacts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The golden samples, which consumers test with, are what really goes out: REST, outbox, relay, Kafka. */
@QuarkusTest
class ContractTest {

    private static final Path CONTRACT = Path.of("src", "main", "resources", "contract");
    private static final Path FRESH = Path.of("target", "contract", "samples");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String PREFIX = "dev.rapport.contacts.";
    private static final int PARTITIONS = 8;

    /** Interests travel as fingerprints that depend on the agency: always the same one, for the same samples. */
    private static final Api SAMPLE_AGENCY = new Api("north-pr");

    /** Is in every text that a request can carry. */
    private static final String WORDS = "wordsthatstayhere";

    private static final String SUBJECT = "01990000-0000-7000-8000-000000000001";
    private static final String INFLUENCER = "01990000-0000-7000-8000-000000000003";
    private static final String ORGANIZATION = "01990000-0000-7000-8000-000000000002";

    /** Fields that came later or are not always there: the topic keeps events without them. */
    private static final Set<String> OPTIONAL =
            Set.of("cadenceTargetDays", "cadenceMaxDays", "tags", "goals", "presence", "keys");

    private final Topic events = new Topic("contacts");

    /** What is told of one organization, its campaign and its influencer in their whole life, by the name of the sample. */
    private Map<String, ConsumerRecord<String, byte[]>> life() {
        Api api = SAMPLE_AGENCY;
        String alder = made(
                Api.ORGANIZATIONS,
                """
                {"name": "WORDS", "website": "https://WORDS.example", "goals": ["WORDS"], "presence": [
                  {"network": "WORDS", "handle": "WORDS", "url": "https://WORDS", "lastActiveOn": "2026-03-01"},
                  {"network": "WORDS", "handle": "WORDS"}]}""");
        String mina = made(
                Api.INFLUENCERS,
                """
                {"name": "WORDS", "emails": ["WORDS@example.org"], "interests": ["Wild swimming", "books", "WORDS"],
                 "channels": [{"network": "WORDS", "handle": "WORDS", "url": "https://WORDS"}], "tags": ["WORDS"],
                 "location": "WORDS", "cadence": {"targetDays": 14, "maxDays": 28}, "notes": "WORDS"}""");
        String note = made(
                mina + "/research",
                """
                {"note": "WORDS", "topics": ["WORDS"], "sourceUrl": "https://WORDS", "value": 2,
                 "occurredAt": "2026-03-31T09:30:00Z"}""");
        String autumn = made(
                Api.CAMPAIGNS,
                """
                {"organizationId": "%s", "name": "WORDS", "goal": "WORDS", "launchOn": "2026-09-01",
                 "ask": {"size": 3, "topics": ["WILD swimming", "Wild  swimming", "WORDS"], "summary": "WORDS"},
                 "influencerIds": ["%s"]}"""
                        .formatted(Api.idOf(alder), Api.idOf(mina)));
        Map<String, ConsumerRecord<String, byte[]>> told = new TreeMap<>();
        String twin = made(Api.INFLUENCERS, "{\"name\": \"WORDS\", \"interests\": [\"WORDS\"]}");
        String same = api.influencer(WORDS);
        api.editor()
                .header("If-Match", Api.etag(1))
                .body(Api.map("duplicateId", Api.idOf(twin)))
                .post(same + "/merge")
                .then()
                .statusCode(200);
        told.put("merged-influencer", of(twin, 2));
        told.put("organization", of(alder, 1));
        told.put("influencer", of(mina, 1));
        told.put("research", of(note, 1));
        told.put("campaign", of(autumn, 1));
        api.put(mina + "/do-not-contact", 1, "since", "2026-04-13", "reason", WORDS)
                .then()
                .statusCode(200);
        told.put("contact-permission-opt-out", ofPermission(mina, "OPT_OUT", 1));
        api.delete(mina + "/do-not-contact", 2).then().statusCode(200);
        told.put("contact-permission-opt-in", ofPermission(mina, "OPT_IN", 1));
        api.delete(autumn, 1).then().statusCode(204);
        api.delete(mina, 3).then().statusCode(204);
        api.delete(alder, 1).then().statusCode(204);
        told.put("deleted-campaign", of(autumn, 2));
        told.put("deleted-organization", of(alder, 2));
        told.put("deleted-influencer", of(mina, 4));
        told.put("deleted-research", of(note, 2));
        told.put("deleted-contact-permission-opt-out", ofPermission(mina, "OPT_OUT", 2));
        String nora = made(Api.INFLUENCERS, "{\"name\": \"WORDS\", \"emails\": [\"WORDS@example.org\"]}");
        String erasure = Erasures.erase(api, nora, 1);
        told.put("erasure", of(erasure, 1));
        // The next run begins anew.
        Erasures.lift(api, erasure, 1).then().statusCode(204);
        return told;
    }

    private static String made(String path, String body) {
        return Api.path(
                SAMPLE_AGENCY.editor().body(body.replace("WORDS", WORDS)).post(path));
    }

    private ConsumerRecord<String, byte[]> of(String path, int count) {
        return events.about(Api.idOf(path), count).getLast();
    }

    private ConsumerRecord<String, byte[]> ofPermission(String influencer, String permission, int count) {
        return events.await(
                        count,
                        one -> Topic.header(one, "ce_type").equals(PREFIX + "contact-permission.v1")
                                && Topic.data(one).get("influencerId").asText().equals(Api.idOf(influencer))
                                && Topic.data(one).get("permission").asText().equals(permission))
                .getLast();
    }

    @Test
    void the_golden_samples_are_what_goes_out() throws Exception {
        Map<String, ConsumerRecord<String, byte[]>> life = life();
        Map<String, JsonNode> sent = new TreeMap<>();
        for (var one : life.entrySet()) {
            assertHeaders(one.getValue());
            assertTrue(faults(type(one.getKey()), Topic.data(one.getValue())).isEmpty(), one.getKey());
            assertNoWords(one.getValue());
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

    private static Map<String, JsonNode> samples() throws Exception {
        Map<String, JsonNode> samples = new TreeMap<>();
        try (Stream<Path> files = Files.list(CONTRACT.resolve("samples"))) {
            for (Path file : files.toList()) {
                samples.put(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
            }
        }
        return samples;
    }

    private static String type(String sample) {
        return sample.replaceFirst("^(deleted|merged)-", "").replaceFirst("-opt-(in|out)$", "") + ".v1";
    }

    private static void assertHeaders(ConsumerRecord<String, byte[]> record) {
        JsonNode data = Topic.data(record);
        assertEquals(data.get("id").asText(), record.key());
        assertEquals("1.0", Topic.header(record, "ce_specversion"));
        assertEquals(record.key() + ":" + data.get("version").asText(), Topic.header(record, "ce_id"));
        assertEquals("/contacts", Topic.header(record, "ce_source"));
        assertEquals(record.key(), Topic.header(record, "ce_subject"));
        assertEquals(SAMPLE_AGENCY.agency(), Topic.header(record, "ce_agency"));
        assertEquals("application/json", Topic.header(record, "content-type"));
        assertTrue(Instant.parse(Topic.header(record, "ce_time"))
                .isBefore(Instant.now().plusSeconds(5)));
        assertTrue(Topic.header(record, "traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"));
        assertEquals(OptionalInt.of(record.partition()), Place.of(record, PARTITIONS));
    }

    private static void assertNoWords(ConsumerRecord<String, byte[]> record) {
        StringBuilder everything = new StringBuilder(new String(record.value(), StandardCharsets.UTF_8));
        record.headers().forEach(header -> everything.append(new String(header.value(), StandardCharsets.UTF_8)));
        for (String word : List.of(WORDS, "swimming", "books")) {
            assertFalse(everything.toString().contains(word), everything.toString());
        }
    }

    /** Ids differ from run to run, and the day of an opt-in is that of the run. */
    private static JsonNode normalised(ConsumerRecord<String, byte[]> record) {
        ObjectNode data = (ObjectNode) Topic.data(record);
        data.put("id", SUBJECT);
        if (data.has("influencerId")) data.put("influencerId", INFLUENCER);
        if (data.has("mergedInto")) data.put("mergedInto", INFLUENCER);
        if (data.has("organizationId")) data.put("organizationId", ORGANIZATION);
        if (data.path("influencerIds").size() == 1)
            data.putArray("influencerIds").add(INFLUENCER);
        if (data.path("permission").asText().equals("OPT_IN")) data.put("on", "2026-05-01");
        return data;
    }

    private static List<?> faults(String type, JsonNode data) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT.resolve(type + ".schema.json")));
        return schema.validate(
                data, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"influencer", "organization", "research", "contact-permission-opt-out", "campaign", "erasure"})
    void the_schema_refuses_what_must_not_go_out(String sample) throws Exception {
        JsonNode good = samples().get(sample);
        assertTrue(faults(type(sample), good).isEmpty());
        for (var field : good.properties()) {
            ObjectNode bad = good.deepCopy();
            bad.remove(field.getKey());
            assertEquals(
                    OPTIONAL.contains(field.getKey()),
                    faults(type(sample), bad).isEmpty(),
                    "without " + field.getKey());
            bad.put(field.getKey(), "words");
            assertFalse(faults(type(sample), bad).isEmpty(), "words in " + field.getKey());
        }
        assertTrue(faults(type(sample), ((ObjectNode) good.deepCopy()).put("ofTomorrow", 4))
                .isEmpty());
    }

    @Test
    void the_description_of_the_topic_names_every_schema_and_no_other() throws Exception {
        String description = Files.readString(CONTRACT.resolve("asyncapi.yaml"));
        var types = new TreeSet<>(
                samples().keySet().stream().map(ContractTest::type).toList());
        assertEquals(6, types.size());
        for (String type : types) {
            assertTrue(description.contains("$ref: ./" + type + ".schema.json"), type);
            assertTrue(description.contains("name: " + PREFIX + type), type);
            assertTrue(Files.exists(CONTRACT.resolve(type + ".schema.json")), type);
        }
        assertEquals(types.size(), description.split("\\.schema\\.json", -1).length - 1);
    }
}
