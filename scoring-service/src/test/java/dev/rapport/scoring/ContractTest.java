package dev.rapport.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The golden samples of those who send, taken as they are. */
@QuarkusTest
class ContractTest {

    /** The ledger's column, and the event's field that fills it, where their names are not the same. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("interaction_id", "id"),
            Map.entry("version", "version"),
            Map.entry("influencer_id", "influencerId"),
            Map.entry("organization_id", "organizationId"),
            Map.entry("value", "value"),
            Map.entry("relevance", "relevance"),
            Map.entry("outcome", "outcome"),
            Map.entry("solicited", "solicited"),
            Map.entry("size", "size"),
            Map.entry("sentiment", "sentiment"),
            Map.entry("hours", "hours"),
            Map.entry("promised_by", "by"),
            Map.entry("importance", "importance"),
            Map.entry("due_on", "dueOn"),
            Map.entry("status", "status"),
            Map.entry("closed_on", "closedOn"),
            Map.entry("give_share", "giveShare"),
            Map.entry("survey_trust", "answers/trust"),
            Map.entry("survey_control_mutuality", "answers/controlMutuality"),
            Map.entry("survey_satisfaction", "answers/satisfaction"),
            Map.entry("survey_commitment", "answers/commitment"));

    private static final List<String> CONTACT_TYPES =
            List.of("influencer", "organization", "research", "contact-permission", "campaign", "erasure");

    private record Sample(String topic, String name, String data) {

        JsonNode json() {
            return Answers.json(data);
        }

        /** Contacts name their samples after the type; interactions have one type only. */
        String type() {
            if (topic.equals(Topics.INTERACTIONS)) return "dev.rapport.interactions.interaction.v1";
            return CONTACT_TYPES.stream()
                    .filter(name.replaceFirst("^(deleted|merged)-", "")::startsWith)
                    .map(type -> "dev.rapport.contacts." + type + ".v1")
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no type is known for " + this));
        }

        @Override
        public String toString() {
            return topic + "/" + name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(Topics.CONTACTS, Topics.INTERACTIONS).flatMap(ContractTest::samplesOf);
    }

    private static Stream<Sample> samplesOf(String topic) {
        Path today = Path.of("target", "test-classes", "contract", topic);
        Path released = Path.of("..", topic + "-service", "src/test/resources/released/contract/samples");
        return Stream.concat(
                // Those to come may tell more, and topics keep what was told at the last release for ever.
                files(today).map(file -> new Sample(topic, nameOf(file), withAWordMore(read(file)))),
                files(released).map(file -> new Sample(topic, nameOf(file), read(file))));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }

    private static String withAWordMore(String sample) {
        return sample.replaceFirst("\\{", "{\"ofTomorrow\": {\"said\": 4}, ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bothProducersHaveSamples() {
        for (String topic : List.of(Topics.CONTACTS, Topics.INTERACTIONS)) {
            assertFalse(samplesOf(topic).toList().isEmpty(), "no samples of " + topic + "-service");
        }
    }

    @Test
    void everyTypeThatContactsSendHasASample() {
        for (String type : CONTACT_TYPES) {
            String name = "dev.rapport.contacts." + type + ".v1";
            assertFalse(
                    samplesOf(Topics.CONTACTS)
                            .filter(one -> one.type().equals(name))
                            .toList()
                            .isEmpty(),
                    name);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void aSampleIsTakenAsItIsMeant(Sample sample) {
        Feed feed = Feed.ofANewAgency();
        JsonNode data = sample.json();
        String id = data.get("id").asText();
        var record = new ProducerRecord<>(sample.topic(), id, sample.data().getBytes(StandardCharsets.UTF_8));
        Event.header(record, "ce_type", sample.type());
        Event.header(record, "ce_subject", id);
        Event.header(record, "ce_agency", feed.agency());
        Topics.awaitTaken(Topics.send(List.of(record)));

        // A record is stored or set aside, never both: the row shows that there is no dead letter.
        boolean contact = sample.type().matches(".*\\.(influencer|organization)\\.v1");
        if (contact) assertContact(sample, feed.agency());
        else if (sample.type().endsWith("campaign.v1")) assertCampaign(sample, feed.agency());
        else if (sample.type().endsWith("erasure.v1")) assertErased(data, feed.agency());
        else assertRow(data, LedgerRows.of(feed.agency(), UUID.fromString(id)).orElseThrow());
    }

    private static void assertContact(Sample sample, String agency) {
        JsonNode data = sample.json();
        JsonNode row = LedgerRows.contact(agency, UUID.fromString(data.get("id").asText()))
                .orElseThrow();
        assertEquals(
                sample.type().contains("influencer") ? "INFLUENCER" : "ORGANIZATION",
                row.get("kind").asText());
        assertEquals(data.get("version").asLong(), row.get("version").asLong());
        assertEquals(data.get("deleted").asBoolean(), row.get("deleted").asBoolean());
        JsonNode interests = data.get("interests");
        assertEquals(interests == null ? Answers.json("[]") : interests, row.get("interests"));
        assertEquals(
                data.path("cadenceMaxDays").asInt(0),
                row.get("cadence_max_days").asInt(0));
        assertEquals(
                data.path("mergedInto").asText("null"), row.get("merged_into").asText("null"));
        assertEquals(data.path("goals").asInt(-1), row.get("goals").asInt(-1));
        assertEquals(data.path("presence").size(), row.get("presence").size());
        for (int i = 0; i < data.path("presence").size(); i++) {
            JsonNode told = data.get("presence").get(i).path("lastActiveOn");
            assertEquals(told.asText("null"), row.get("presence").get(i).asText("null"));
        }
    }

    private static void assertErased(JsonNode data, String agency) {
        for (JsonNode id : data.get("influencerIds")) {
            JsonNode row =
                    LedgerRows.contact(agency, UUID.fromString(id.asText())).orElseThrow();
            assertEquals(Long.MAX_VALUE, row.get("version").asLong());
            assertEquals(true, row.get("deleted").asBoolean());
        }
    }

    private static void assertCampaign(Sample sample, String agency) {
        JsonNode data = sample.json();
        JsonNode row = LedgerRows.campaign(
                        agency, UUID.fromString(data.get("id").asText()))
                .orElseThrow();
        assertEquals(data.get("version").asLong(), row.get("version").asLong());
        assertEquals(data.get("deleted").asBoolean(), row.get("deleted").asBoolean());
        assertEquals(data.get("influencerIds"), row.get("influencer_ids"));
        assertEquals(data.at("/ask/topics"), row.get("topics"));
        if (data.get("deleted").asBoolean()) return;
        assertEquals(data.get("organizationId"), row.get("organization_id"));
        assertEquals(data.get("launchOn"), row.get("launch_on"));
        assertEquals(data.at("/ask/size"), row.get("ask_size"));
    }

    private static void assertRow(JsonNode data, JsonNode row) {
        String kind = data.path("kind").asText(data.path("permission").asText("RESEARCH"));
        assertEquals(kind, row.get("kind").asText());
        assertEquals(data.get("deleted").asBoolean(), row.get("deleted").asBoolean());
        String day = data.hasNonNull("acceptedOn")
                ? data.get("acceptedOn").asText()
                : data.path("occurredAt").asText(data.path("on").asText()).substring(0, 10);
        assertEquals(day, row.get("occurred_on").asText());
        COLUMNS.forEach((column, field) -> {
            JsonNode value = data.at("/" + field);
            if (!value.isMissingNode())
                assertEquals(value.asText(), row.get(column).asText(), column);
            else assertEquals(true, row.get(column).isNull(), column + " is " + row.get(column));
        });
    }
}
