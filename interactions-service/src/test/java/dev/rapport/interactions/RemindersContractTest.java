package dev.rapport.interactions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The golden samples of reminders are what really goes out. */
@QuarkusTest
class RemindersContractTest {

    private static final Path CONTRACT = Path.of("src", "main", "resources", "contract");
    private static final Path SAMPLES = CONTRACT.resolve("reminders");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final LocalDate DUE = LocalDate.of(2026, 4, 14);

    private final Topic events = new Topic("reminders");

    @AfterEach
    void turnBack() {
        TestClock.turnBack();
    }

    @ParameterizedTest
    @CsvSource({"due-soon, 7", "due, 0", "overdue, -2"})
    void every_golden_sample_is_what_goes_out(String name, int daysLeft) throws Exception {
        Relationship mina = Relationship.fresh();
        TestClock.turnTo(DUE.minusDays(daysLeft + 1L).atTime(12, 0).toInstant(ZoneOffset.UTC));
        String path = mina.made(COMMITMENTS, "dueOn", DUE, "importance", 2, "occurredAt", "2026-03-31T09:30:00Z");
        TestClock.turnTo(DUE.minusDays(daysLeft).atTime(12, 0).toInstant(ZoneOffset.UTC));
        ConsumerRecord<String, byte[]> record = events.about(idOf(path), 1).getFirst();
        assertHeaders(mina, record);
        ObjectNode data = (ObjectNode) Topic.data(record);
        assertTrue(schema().validate(
                        data, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty());
        assertEquals(mina.organization().toString(), data.get("organizationId").asText());
        assertEquals(mina.influencer().toString(), data.get("influencerId").asText());
        data.put("id", "01990000-0000-7000-8000-000000000001")
                .put("organizationId", "01990000-0000-7000-8000-000000000002")
                .put("influencerId", "01990000-0000-7000-8000-000000000003");
        assertEquals(
                JSON.writeValueAsString(
                        JSON.readTree(SAMPLES.resolve(name + ".json").toFile())),
                JSON.writeValueAsString(data));
    }

    private static void assertHeaders(Relationship mina, ConsumerRecord<String, byte[]> record) {
        JsonNode data = Topic.data(record);
        assertEquals(record.key(), data.get("id").asText());
        assertEquals("1.0", Topic.header(record, "ce_specversion"));
        assertEquals("dev.rapport.interactions.reminder.v1", Topic.header(record, "ce_type"));
        assertEquals(record.key() + ":" + data.get("version").asText(), Topic.header(record, "ce_id"));
        assertEquals("/interactions", Topic.header(record, "ce_source"));
        assertEquals(record.key(), Topic.header(record, "ce_subject"));
        assertEquals(mina.agency(), Topic.header(record, "ce_agency"));
        Instant.parse(Topic.header(record, "ce_time"));
    }

    private static Schema schema() throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONTRACT.resolve("reminder.v1.schema.json")));
    }

    @Test
    void every_kind_of_the_schema_has_a_sample() throws Exception {
        var kinds = new TreeSet<String>();
        JSON.readTree(CONTRACT.resolve("reminder.v1.schema.json").toFile())
                .at("/properties/kind/enum")
                .forEach(kind -> kinds.add(kind.asText()));
        var sampled = new TreeSet<String>();
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            for (Path sample : samples.toList()) {
                JsonNode data = JSON.readTree(sample.toFile());
                assertTrue(schema().validate(data).isEmpty(), sample.toString());
                sampled.add(data.get("kind").asText());
            }
        }
        assertEquals(kinds, sampled);
    }

    @Test
    void the_schema_refuses_what_must_not_go_out() throws Exception {
        JsonNode good = JSON.readTree(SAMPLES.resolve("due-soon.json").toFile());
        for (String field : List.of("id", "version", "kind", "by", "dueOn", "daysLeft")) {
            ObjectNode bad = good.deepCopy();
            bad.remove(field);
            assertFalse(schema().validate(bad).isEmpty(), field);
        }
        assertFalse(schema().validate(((ObjectNode) good.deepCopy()).put("daysLeft", 0))
                .isEmpty());
        assertFalse(schema().validate(((ObjectNode) good.deepCopy()).put("kind", "OVERDUE"))
                .isEmpty());
        assertTrue(schema().validate(((ObjectNode) good.deepCopy()).put("ofTomorrow", 4))
                .isEmpty());
    }
}
