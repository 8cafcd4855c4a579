package dev.rapport.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.TokenRecipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The gateway's door, as the protocol's chapters on transports and authorization describe it. */
class AgentsDoorTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String METADATA = "/.well-known/oauth-protected-resource/mcp";
    private static final String LIST = """
            {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}""";
    private static final String INITIALIZE =
            """
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18",
             "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}}}""";

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/mcp/", "/mcp/sse", "//mcp", "/./mcp", "/mcp;x=y", "/%6dcp", "/x/../mcp", "/MCP"})
    void without_a_good_token_nothing_is_behind_any_path(String path) throws Exception {
        for (String body : List.of(INITIALIZE, LIST)) {
            assertEquals(401, post(path, body, Map.of()).statusCode());
            assertEquals(401, post(path, body, bearer("x.y.z")).statusCode());
        }
    }

    @Test
    void who_has_no_token_is_told_where_there_are_some() throws Exception {
        HttpResponse<String> answer = post("/mcp", INITIALIZE, Map.of());
        assertEquals(List.of("Bearer resource_metadata=\"" + address() + METADATA + "\""), challenge(answer));

        JsonNode metadata = new ObjectMapper().readTree(get(METADATA).body());
        assertEquals(address() + "/mcp", metadata.get("resource").asText());
        assertEquals(
                LocalIdentity.ISSUER, metadata.at("/authorization_servers/0").asText());
        assertEquals(get("/.well-known/oauth-protected-resource").body(), metadata.toString());
    }

    @Test
    void a_token_that_is_not_for_us_or_not_good_any_more_is_refused() throws Exception {
        assertEquals(200, post("/mcp", LIST, bearer(recipe().mint())).statusCode());
        List<UnaryOperator<TokenRecipe>> spoilt = List.of(
                TokenRecipe::expired,
                TokenRecipe::signedByAnotherKey,
                TokenRecipe::signedWithThePublicKey,
                TokenRecipe::unsigned,
                good -> good.audience("another-service"),
                good -> good.claim("aud", null),
                good -> good.issuer("https://login.example"));
        for (UnaryOperator<TokenRecipe> spoil : spoilt) {
            HttpResponse<String> answer =
                    post("/mcp", LIST, bearer(spoil.apply(recipe()).mint()));
            assertEquals(401, answer.statusCode(), answer.body());
            assertTrue(challenge(answer).getFirst().startsWith("Bearer error=\"invalid_token\", resource_metadata="));
        }
    }

    /** The next call may reach another instance: what counts is the token that comes with it. */
    @Test
    void there_are_no_sessions_and_whoever_names_one_is_served_by_the_token_alone() throws Exception {
        HttpResponse<String> opened = post("/mcp", INITIALIZE, bearer(recipe().mint()));
        assertEquals(200, opened.statusCode(), opened.body());
        assertTrue(opened.headers().firstValue("Mcp-Session-Id").isEmpty());
        Map<String, String> foreign = new HashMap<>(Map.of("Mcp-Session-Id", "of-another-instance"));
        assertEquals(401, post("/mcp", LIST, foreign).statusCode());
        foreign.putAll(bearer(recipe().mint()));
        HttpResponse<String> served = post("/mcp", LIST, foreign);
        assertEquals(200, served.statusCode());
        assertTrue(served.body().contains("may_i_ask"), served.body());
    }

    @Test
    void there_is_nothing_to_listen_to_and_nothing_to_end() throws Exception {
        for (String method : List.of("GET", "DELETE")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            Agent.gateway().api().resolve("/mcp"))
                    .header("Accept", "text/event-stream")
                    .header("Mcp-Session-Id", "x")
                    .method(method, BodyPublishers.noBody());
            assertEquals(
                    401, HTTP.send(request.build(), BodyHandlers.ofString()).statusCode());
            request.header("Authorization", "Bearer " + recipe().mint());
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            assertEquals(405, answer.statusCode());
            assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", "http://localhost:1"})
    void a_page_elsewhere_is_turned_away(String origin) throws Exception {
        assertTurnedAway(origin);
    }

    /** What a name looks like that was bent to our address. */
    @Test
    void a_page_that_claims_our_own_host_is_turned_away_too() throws Exception {
        assertTurnedAway(Agent.gateway().api().toString());
    }

    private static void assertTurnedAway(String origin) throws Exception {
        HttpResponse<String> answer =
                post("/mcp", LIST, Map.of("Origin", origin, "Authorization", "Bearer " + recipe().mint()));
        assertEquals(403, answer.statusCode());
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void a_body_is_some_lines_and_no_more() throws Exception {
        String large = LIST.replace("tools/list", "x".repeat(300_000));
        assertEquals(413, post("/mcp", large, bearer(recipe().mint())).statusCode());
    }

    @Test
    void health_has_a_door_of_its_own() throws Exception {
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics")) {
            assertEquals(
                    200,
                    HTTP.send(
                                    HttpRequest.newBuilder(
                                                    Agent.gateway().management().resolve(path))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode());
            assertEquals(401, get(path).statusCode());
        }
    }

    @Test
    void the_log_holds_no_token_and_nothing_that_people_wrote() throws Exception {
        String token = recipe().mint();
        post("/mcp", call("find_influencers", "{\"query\": \"Wilhelmina\"}"), bearer(token));
        post("/mcp", call("find_influencers", "{\"query\": 3}"), bearer(token));
        post("/mcp", call("get_score", "{\"influencerId\": \"Wilhelmina\"}"), bearer(token));
        post("/mcp", "{\"Wilhelmina", bearer(token));
        String log = Agent.gateway().log();
        assertFalse(log.contains("Wilhelmina"), log);
        assertFalse(log.contains(token.substring(0, 20)), log);
    }

    private static String call(String tool, String arguments) {
        return """
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "%s", "arguments": %s}}"""
                .formatted(tool, arguments);
    }

    private static TokenRecipe recipe() {
        return LocalIdentity.shared().recipe().agency("agents-door").role(Role.VIEWER);
    }

    private static String address() {
        return "http://localhost:" + Agent.gateway().api().getPort();
    }

    private static List<String> challenge(HttpResponse<String> answer) {
        return answer.headers().allValues("WWW-Authenticate");
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(Agent.gateway().api().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(Agent.gateway().api() + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
