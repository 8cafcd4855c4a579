package dev.rapport.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.LocalService;
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
    private static final String TOOL_CALLS = "rapport_agent_tool_calls_total";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Agency agency = Agency.called("metrics");
    private final String rivers = agency.organization("Clean Rivers");
    private final String mina = agency.influencer("Mina Okafor", "river-restoration");

    @BeforeEach
    void tellTheStory() {
        agency.score(mina, StoryTest.giveFirst(agency.between(rivers, mina)));
        agency.mayWeAsk(rivers, mina, Agency.TODAY);
        try (Agent agent = Agent.of(agency.name, Role.VIEWER)) {
            agent.call("get_score", Map.of("influencerId", mina));
        }
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
        missing.removeAll(ofGateway().names());
        return missing;
    }

    private static Scrape ofGateway() {
        return Scrape.of(Agent.gateway().management());
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
        String metrics = ofGateway().toString();
        for (String personal : List.of(agency.name, mina, rivers, "Mina"))
            assertFalse(metrics.contains(personal), "the gateway names " + personal);
    }

    @Test
    void calls_of_tools_are_counted_by_how_they_ended() throws Exception {
        Scrape before = ofGateway();
        try (Agent agent = Agent.of(agency.name, Role.VIEWER)) {
            agent.call("get_score", Map.of("influencerId", mina));
            agent.refused("get_score", Map.of("influencerId", UUID.randomUUID().toString()));
            agent.refused("get_score", Map.of("influencerId", mina, "colour", "red"));
        }
        Scrape after = ofGateway();
        assertEquals(1, grown(before, after, "get_score", "answered"));
        assertEquals(2, grown(before, after, "get_score", "refused"));
        assertEquals(0, grown(before, after, "get_score", "unavailable"));
        assertEquals(0, grown(before, after, "plan_ask", "answered"));
    }

    private static double grown(Scrape before, Scrape after, String tool, String outcome) {
        String[] labels = {"application=\"agents\"", "tool=\"" + tool + "\"", "outcome=\"" + outcome + "\""};
        return after.value(TOOL_CALLS, labels) - before.value(TOOL_CALLS, labels);
    }

    @Test
    void the_gateway_counts_requests_by_few_paths() throws Exception {
        URI nowhere = Agent.gateway().api().resolve("/no/such/path");
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(nowhere).build(), BodyHandlers.discarding());
        }
        Scrape gateway = ofGateway();
        assertTrue(gateway.value("http_server_requests_seconds_count", "uri=\"/mcp\"", "status=\"200\"") >= 1);
        assertTrue(gateway.value("http_server_requests_seconds_bucket", "uri=\"/mcp\"", "le=\"0.5\"") >= 1);
        assertTrue(gateway.value("http_server_requests_seconds_count", "uri=\"/OTHER\"", "status=\"401\"") >= 1);
        assertFalse(gateway.toString().contains("/no/such"), gateway.toString());
    }

    @Test
    void a_service_that_is_away_is_counted_and_logged_without_words_of_people() throws Exception {
        try (LocalService alone = LocalService.agentsGatewayWithoutServices().awaitReady();
                Agent agent = Agent.at(alone, agency.name, Role.VIEWER, null)) {
            assertTrue(agent.refused("find_influencers", Map.of("query", "Mina Okafor"))
                    .startsWith("unavailable: "));
            String[] labels = {"tool=\"find_influencers\"", "outcome=\"unavailable\""};
            assertEquals(1, Scrape.of(alone.management()).value(TOOL_CALLS, labels));
            assertTrue(alone.log().contains("does not answer: "), alone.log());
            assertFalse(alone.log().contains("Mina"), alone.log());
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

    @Test
    void what_an_agent_does_is_followed_to_what_is_told_of_the_score() {
        String trace = "1af7651916cd43dd8448eb211c80319d";
        Map<String, Object> promise = Map.of(
                "organizationId",
                rivers,
                "influencerId",
                mina,
                "dueOn",
                "2026-02-01",
                "occurredAt",
                "2026-01-15T10:00:00Z");
        try (Agent agent = Agent.traced(agency.name, Role.EDITOR, "00-" + trace + "-b7ad6b7169203331-01")) {
            agent.call("record_promise", promise);
        }
        Path gateway = LocalServices.shared().log(Service.SCORING).resolveSibling("agents-gateway.log");
        awaitLine(gateway, "agents", trace, "called record_promise: answered");
        awaitLine(Service.INTERACTIONS, trace, "told dev.rapport.interactions.interaction.v1");
        awaitLine(Service.SCORING, trace, "takes dev.rapport.interactions.interaction.v1");
        // It is overdue, which is told.
        awaitLine(Service.SCORING, trace, "told dev.rapport.scoring.score.v1");
    }

    /** A line of the log, which is one JSON object. */
    private static void awaitLine(Service service, String trace, String begin) {
        awaitLine(LocalServices.shared().log(service), service.database(), trace, begin);
    }

    private static void awaitLine(Path log, String service, String trace, String begin) {
        JsonNode line = Eventually.see(
                () -> lines(log).stream()
                        .filter(one -> one.path("message").asText().startsWith(begin)
                                && one.at("/mdc/traceId").asText().equals(trace))
                        .findFirst()
                        .orElse(null),
                found -> found != null);
        assertEquals(service, line.get("service").asText());
        assertEquals("DEBUG", line.get("level").asText());
        assertEquals("rapport.events", line.get("logger").asText());
        assertTrue(line.get("timestamp").asText().endsWith("Z"), line.toString());
    }

    private static List<JsonNode> lines(Path log) {
        try {
            // The last one may be under way.
            return Files.readString(log)
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
