package dev.rapport.interactions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.SURVEYS;
import static dev.rapport.interactions.Relationship.idOf;
import static dev.rapport.interactions.Relationship.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The golden samples, which consumers test with, are what really goes out: REST, outbox, relay, Kafka. */
@QuarkusTest
class ContractTest {

    private static final Path CONTRACT = Path.of("src", "main", "resources", "contract");
    private static final Path FRESH = Path.of("target", "contract", "samples");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int PARTITIONS = 8;
    private static final String AT = "2026-03-31T09:30:00Z";
    private static final String WORDS = "words-that-stay-here";

    private final Topic events = new Topic("interactions");

    /** What is written to become one sample; {@code then} is a path below, or DELETE. */
    record Case(String sample, String path, Map<String, Object> body, String then) {
        static Case of(String kind, Object... more) {
            Map<String, Object> body = map("kind", kind, "occurredAt", AT, "channel", WORDS, "externalId", WORDS);
            body.putAll(map(more));
            return new Case(kind.toLowerCase(Locale.ROOT).replace('_', '-'), INTERACTIONS, body, null);
        }

        static Case commitment(String sample, String then, Object... more) {
            Map<String, Object> body = map("dueOn", "2026-04-14", "occurredAt", AT, "externalId", WORDS);
            body.putAll(map(more));
            return new Case("commitment-" + sample, COMMITMENTS, body, then);
        }

        static Case agreement(String sample, Object... more) {
            Map<String, Object> body = map("cadenceDays", 14, "channels", List.of(WORDS));
            body.putAll(map(more));
            return new Case("agreement-" + sample, AGREEMENTS, body, null);
        }

        static Case survey(String sample, Object... answers) {
            Map<String, Object> body = map("answeredOn", "2026-03-31", "externalId", WORDS, "answers", map(answers));
            return new Case("survey-" + sample, SURVEYS, body, null);
        }

        Case deleted() {
            return new Case("deleted-" + sample, path, body, "DELETE");
        }

        @Override
        public String toString() {
            return sample;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.of("ENGAGEMENT"),
                Case.of("INTRODUCTION"),
                Case.of("HELP", "value", 2, "relevance", 0.9, "outcome", "USED"),
                Case.of("GIFT"),
                Case.of("ASK", "size", 3, "relevance", 0.8),
                Case.of("FOLLOW_UP"),
                Case.of("REPLY", "sentiment", "POSITIVE"),
                Case.of("INBOUND"),
                Case.of("BENEFIT", "value", 4),
                Case.of("RESPONSE", "hours", 2.5),
                Case.of("WRONG_INFORMATION"),
                Case.of("MISLED", "value", 3),
                Case.of("AMENDS"),
                Case.of("BOUNDARY_CROSSED"),
                Case.of("OPT_OUT"),
                Case.of("OPT_IN"),
                Case.of("HELP", "value", 2).deleted(),
                Case.commitment("open", null),
                Case.commitment("kept", "/keep", "importance", 2),
                Case.commitment("broken", "/break"),
                Case.commitment("released", "/release", "by", "THEM"),
                Case.commitment("open", null).deleted(),
                Case.agreement("accepted", "giveShare", 0.6, "acceptedOn", "2026-04-01"),
                Case.agreement("accepted", "giveShare", 0.6, "acceptedOn", "2026-04-01")
                        .deleted(),
                Case.survey("whole", "trust", 8, "controlMutuality", 6, "satisfaction", 9, "commitment", 7),
                Case.survey("partial", "trust", 2),
                Case.survey("partial", "trust", 2).deleted());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_golden_sample_is_what_goes_out(Case wanted) throws Exception {
        Relationship mina = Relationship.fresh();
        ConsumerRecord<String, byte[]> record = toldAbout(mina, wanted);
        assertTrue(schema().validate(
                        Topic.data(record),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty());
        assertHeaders(mina, record);
        JsonNode data = normalised(mina, record);
        Path sample = CONTRACT.resolve("samples").resolve(wanted + ".json");
        if (Files.exists(sample) && JSON.readTree(sample.toFile()).equals(data)) return;
        Files.createDirectories(FRESH);
        Files.writeString(FRESH.resolve(wanted + ".json"), JSON.writeValueAsString(data) + "\n");
        assertEquals(
                Files.exists(sample) ? JSON.readTree(sample.toFile()) : null,
                data,
                "the events have changed: are old consumers still served? Then copy it from " + FRESH + " to "
                        + sample);
    }

    private ConsumerRecord<String, byte[]> toldAbout(Relationship mina, Case wanted) {
        Map<String, Object> body = mina.body("summary", WORDS);
        body.putAll(wanted.body());
        String path = mina.editor()
                .body(body)
                .post(wanted.path())
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        path = path.replaceFirst("^https?://[^/]+", "");
        if (wanted.then() == null) return events.about(idOf(path), 1).getLast();
        if (wanted.then().equals("DELETE")) mina.delete(path, 1).then().statusCode(204);
        else
            mina.editor()
                    .body(map("on", "2026-04-13"))
                    .post(path + wanted.then())
                    .then()
                    .statusCode(200);
        return events.about(idOf(path), 2).getLast();
    }

    private static void assertHeaders(Relationship mina, ConsumerRecord<String, byte[]> record) {
        JsonNode data = Topic.data(record);
        assertEquals(record.key(), data.get("id").asText());
        assertEquals("1.0", Topic.header(record, "ce_specversion"));
        assertEquals("dev.rapport.interactions.interaction.v1", Topic.header(record, "ce_type"));
        assertEquals(record.key() + ":" + data.get("version").asText(), Topic.header(record, "ce_id"));
        assertEquals("/interactions", Topic.header(record, "ce_source"));
        assertEquals(record.key(), Topic.header(record, "ce_subject"));
        assertEquals(mina.agency(), Topic.header(record, "ce_agency"));
        assertEquals("application/json", Topic.header(record, "content-type"));
        Instant.parse(Topic.header(record, "ce_time"));
        assertTrue(Topic.header(record, "traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"));
        assertEquals(OptionalInt.of(record.partition()), Place.of(record, PARTITIONS));
    }

    private static JsonNode normalised(Relationship mina, ConsumerRecord<String, byte[]> record) {
        ObjectNode data = (ObjectNode) Topic.data(record);
        assertEquals(mina.organization().toString(), data.get("organizationId").asText());
        assertEquals(mina.influencer().toString(), data.get("influencerId").asText());
        return data.put("id", "01990000-0000-7000-8000-000000000001")
                .put("organizationId", "01990000-0000-7000-8000-000000000002")
                .put("influencerId", "01990000-0000-7000-8000-000000000003");
    }

    private static Schema schema() throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT.resolve("interaction.v1.schema.json")));
    }

    @Test
    void every_kind_of_the_schema_has_a_sample_and_every_sample_a_case() throws Exception {
        var kinds = new TreeSet<String>();
        JSON.readTree(CONTRACT.resolve("interaction.v1.schema.json").toFile())
                .at("/properties/kind/enum")
                .forEach(kind -> kinds.add(kind.asText()));
        var sampled = new TreeSet<String>();
        var names = new TreeSet<String>();
        try (Stream<Path> samples = Files.list(CONTRACT.resolve("samples"))) {
            for (Path sample : samples.toList()) {
                sampled.add(JSON.readTree(sample.toFile()).get("kind").asText());
                names.add(sample.getFileName().toString());
            }
        }
        assertEquals(kinds, sampled);
        assertEquals(new TreeSet<>(cases().map(one -> one + ".json").toList()), names);
    }

    @Test
    void the_schema_refuses_what_must_not_go_out() throws Exception {
        JsonNode good =
                JSON.readTree(CONTRACT.resolve("samples/commitment-kept.json").toFile());
        assertTrue(schema().validate(good).isEmpty());
        for (String field : List.of("id", "version", "deleted", "kind", "dueOn", "closedOn")) {
            ObjectNode bad = good.deepCopy();
            bad.remove(field);
            assertFalse(schema().validate(bad).isEmpty(), field);
        }
        assertFalse(schema().validate(((ObjectNode) good.deepCopy()).put("importance", 4))
                .isEmpty());
        assertTrue(schema().validate(((ObjectNode) good.deepCopy()).put("ofTomorrow", 4))
                .isEmpty());
    }

    @Test
    void the_schema_refuses_answers_that_are_none() throws Exception {
        JsonNode good =
                JSON.readTree(CONTRACT.resolve("samples/survey-whole.json").toFile());
        assertTrue(schema().validate(good).isEmpty());
        for (String answers : List.of("{}", "{\"trust\":0}", "{\"commitment\":10}", "{\"trust\":5.5}", "7")) {
            ObjectNode bad = good.deepCopy();
            bad.set("answers", JSON.readTree(answers));
            assertFalse(schema().validate(bad).isEmpty(), answers);
        }
        ObjectNode silent = good.deepCopy();
        silent.remove("answers");
        assertFalse(schema().validate(silent).isEmpty());
    }

    @Test
    void no_words_of_a_request_are_in_any_event() {
        Relationship mina = Relationship.fresh();
        List<Case> all = cases().filter(one -> one.then() == null).toList();
        all.forEach(wanted -> {
            Map<String, Object> body = mina.body("summary", WORDS);
            body.putAll(wanted.body());
            if (body.containsKey("externalId")) body.put("externalId", WORDS + wanted);
            mina.editor().body(body).post(wanted.path()).then().statusCode(201);
        });
        var told = events.await(all.size(), one -> mina.agency().equals(Topic.header(one, "ce_agency")));
        for (ConsumerRecord<String, byte[]> record : told) {
            StringBuilder everything = new StringBuilder(new String(record.value(), StandardCharsets.UTF_8));
            record.headers().forEach(header -> everything.append(new String(header.value(), StandardCharsets.UTF_8)));
            assertFalse(everything.toString().contains(WORDS), everything.toString());
        }
    }
}
