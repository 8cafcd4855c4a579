package dev.rapport.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.LocalServices;
import dev.rapport.local.Role;
import dev.rapport.local.Scrape;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What dashboards and alerts ask for is there, and a request can be followed through all services. */
class MetricsTest {

    private static final Path NAMES = Path.of("..", "..", "deploy", "observability", "names");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Agency agency = Agency.called("metrics");
    private final String rivers = agency.organization("Clean Rivers");
    private final String mina = agency.influencer("Mina Okafor", "river-restoration");

    @BeforeEach
    void tellTheStory() {
        agency.score(mina, StoryTest.giveFirst(agency.between(rivers, mina)));
        agency.mayWeAsk(rivers, mina, Agency.TODAY);
    }

    @Test
    void every_metric_of_a_dashboard_or_rule_is_found_in_the_services() throws Exception {
        Process script = new ProcessBuilder("bash", NAMES.toString()).start();
        TreeSet<String> wanted = new TreeSet<>(script.inputReader().lines().toList());
        assertEquals(0, script.waitFor());
        assertTrue(wanted.size() > 20, wanted.toString());

        // Some are there only once something was told, taken in and computed.
        Eventually.see(() -> missing(wanted), TreeSet::isEmpty);
    }

    private static TreeSet<String> missing(TreeSet<String> wanted) {
        TreeSet<String> missing = new TreeSet<>(wanted);
        for (Service service : Service.values())
            missing.removeAll(scrape(service).names());
        return missing;
    }

    private static Scrape scrape(Service service) {
        return Scrape.of(LocalServices.shared().management(service));
    }

    @Test
    void metrics_name_nobody() {
        for (Service service : Service.values()) {
            String metrics = scrape(service).toString();
            for (String personal : List.of(agency.name, mina, rivers, "Mina")) {
                assertFalse(metrics.contains(personal), service + " names " + personal);
            }
        }
    }

    @Test
    void a_request_is_followed_through_outbox_and_topic_into_scoring_by_its_trace() throws IOException {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Http editor = new Http(agency.name, Role.EDITOR, "00-" + trace + "-b7ad6b7169203331-01");
        var introduction = Map.of("kind", "INTRODUCTION", "organizationId", rivers, "influencerId", mina);
        Http.Answer made = editor.send(Service.INTERACTIONS, "/v1/interactions", "POST", null, introduction);
        assertEquals(201, made.status(), made.body());
        String type = "dev.rapport.interactions.interaction.v1";
        awaitLine(Service.INTERACTIONS, trace, "told " + type);
        awaitLine(Service.SCORING, trace, "takes " + type);
    }

    /** A line of the log, which is one JSON object. */
    private static void awaitLine(Service service, String trace, String begin) {
        JsonNode line = Eventually.see(
                () -> lines(service).stream()
                        .filter(one -> one.path("message").asText().startsWith(begin)
                                && one.at("/mdc/traceId").asText().equals(trace))
                        .findFirst()
                        .orElse(null),
                found -> found != null);
        assertEquals(service.database(), line.get("service").asText());
        assertEquals("DEBUG", line.get("level").asText());
        assertEquals("rapport.events", line.get("logger").asText());
        assertTrue(line.get("timestamp").asText().endsWith("Z"), line.toString());
    }

    private static List<JsonNode> lines(Service service) {
        try {
            // The last one may be under way.
            return Files.readString(LocalServices.shared().log(service))
                    .lines()
                    .filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .map(MetricsTest::json)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void nobody_is_named_in_any_log() throws IOException {
        for (Service service : Service.values()) {
            String log = Files.readString(LocalServices.shared().log(service));
            for (String personal : List.of("Mina Okafor", "Clean Rivers", "somebody@" + agency.name)) {
                assertFalse(log.contains(personal), service + " logs " + personal);
            }
        }
    }
}
