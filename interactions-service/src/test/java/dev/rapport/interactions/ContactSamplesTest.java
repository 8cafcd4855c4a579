package dev.rapport.interactions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The golden samples of contacts, those of the last release as they are and those of today with a word more: what is of interest is taken in, all else passes by, and nothing is set aside. */
@QuarkusTest
class ContactSamplesTest {

    private static final Path SAMPLES = Path.of("target", "test-classes", "contract", "contacts");

    /** What contacts told at the last release: topics keep it for ever. */
    private static final Path RELEASED = Path.of("..", "contacts-service/src/test/resources/released/contract/samples");

    /** Several samples are of one type; each is told under an agency of its own, since all have the same id. */
    private record Sample(String type, JsonNode data, String agency) {

        static Sample read(Path file) {
            try {
                String type = file.getFileName()
                        .toString()
                        .replace(".json", "")
                        .replaceFirst("^(deleted|merged)-", "")
                        .replaceFirst("-opt-(in|out)$", "");
                ObjectNode data = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
                // Those to come may tell more.
                if (file.startsWith(SAMPLES)) data.putObject("ofTomorrow").put("said", 4);
                return new Sample(type, data, "agency-" + UUID.randomUUID());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String id() {
            return data.get("id").asText();
        }

        String expected() {
            return switch (type) {
                case "influencer", "organization" ->
                    type.toUpperCase(java.util.Locale.ROOT) + " " + data.get("version")
                            + (data.get("deleted").asBoolean() ? " t" : " f");
                default -> null;
            };
        }
    }

    /** What is kept beside who exists; null where nothing is. */
    private static String kept(Sample one) {
        String of = " FROM %s WHERE agency = '" + one.agency() + "'";
        return switch (one.type()) {
            case "influencer" ->
                "SELECT concat_ws(' ', tags, cadence_target_days, cadence_max_days)" + of.formatted("known_contact");
            case "research" -> "SELECT concat_ws(' ', value, version, deleted)" + of.formatted("research");
            case "contact-permission" ->
                "SELECT concat_ws(' ', permission, version, deleted)" + of.formatted("contact_permission");
            default -> null;
        };
    }

    private static String expected(Sample one) {
        String ending =
                " " + one.data().get("version") + (one.data().get("deleted").asBoolean() ? " t" : " f");
        return switch (one.type()) {
            case "influencer" -> one.data().has("tags") ? "{b0b8f3eab6d9c524} 14 28" : "{}";
            case "research" -> one.data().get("value") + ending;
            case "contact-permission" -> one.data().get("permission").asText() + ending;
            default -> null;
        };
    }

    @Test
    void what_contacts_tell_is_taken_in_or_passes_by() throws Exception {
        Map<String, Sample> byAgency = new HashMap<>();
        for (Path folder : List.of(SAMPLES, RELEASED)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(Sample::read).forEach(sample -> byAgency.put(sample.agency(), sample));
            }
        }
        Set<String> types = byAgency.values().stream().map(Sample::type).collect(Collectors.toSet());
        assertTrue(types.containsAll(Set.of("influencer", "organization", "campaign")), types.toString());
        for (Sample one : byAgency.values()) {
            String type = "dev.rapport.contacts." + one.type() + ".v1";
            ContactNews.send(
                    ContactNews.event(one.agency(), type, one.id(), one.data().toString()));
        }
        ContactFeedTest.settle("agency-" + UUID.randomUUID());
        for (Sample one : byAgency.values()) {
            UUID id = UUID.fromString(one.id());
            assertEquals(
                    one.expected(), ContactFeedTest.stored(new Relationship(one.agency(), id, id)), one.toString());
        }
        for (Sample one : byAgency.values()) {
            String kept = kept(one);
            if (kept != null) assertEquals(List.of(expected(one)), Database.ask(kept), one.toString());
        }
        for (var letter : new Topic("dead-letters").all()) {
            if (letter.value() == null) continue;
            String agency = Topic.data(letter).path("headers").path("ce_agency").asText();
            assertTrue(!byAgency.containsKey(agency), new String(letter.value(), StandardCharsets.UTF_8));
        }
    }
}
