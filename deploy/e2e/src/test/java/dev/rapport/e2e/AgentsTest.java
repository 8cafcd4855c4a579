package dev.rapport.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import dev.rapport.local.LocalService;
import dev.rapport.local.LocalStack;
import dev.rapport.local.Role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An AI agent at work for somebody: with the protocol's own client, against the packaged gateway and services. */
class AgentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static LocalService gateway;

    private final Agency agency = Agency.called("agents");
    private final String rivers = agency.organization("Clean Rivers");
    private final String mina = agency.influencer("Mina Okafor", "river-restoration");

    @BeforeAll
    static void start() throws InterruptedException {
        gateway = LocalService.agentsGateway().awaitReady();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void ten_tools_say_what_they_are_for_and_what_they_take() {
        try (McpSyncClient agent = agent(agency.name, Role.VIEWER)) {
            List<Tool> tools = agent.listTools().tools();
            assertEquals(
                    List.of(
                            "explain_score",
                            "find_influencers",
                            "find_organizations",
                            "get_score",
                            "get_timeline",
                            "may_i_ask",
                            "plan_ask",
                            "rank_relationships",
                            "record_interaction",
                            "record_promise"),
                    tools.stream().map(Tool::name).sorted().toList());
            for (Tool tool : tools) {
                assertTrue(tool.description().length() > 60, tool.name());
                assertEquals(
                        !tool.name().startsWith("record_"), tool.annotations().readOnlyHint(), tool.name());
                var properties = tool.inputSchema().properties();
                for (var property : new TreeSet<>(properties.keySet()))
                    assertTrue(properties.get(property).toString().contains("description"), tool.name() + property);
            }
        }
    }

    @Test
    void the_story_can_be_told_by_an_agent_alone() {
        try (McpSyncClient agent = agent(agency.name, Role.EDITOR)) {
            JsonNode found = Eventually.see(
                    () -> call(agent, "find_influencers", Map.of("query", "okafro")),
                    answer -> !answer.get("items").isEmpty());
            assertEquals(mina, found.get("items").get(0).get("id").asText());
            assertEquals(
                    rivers,
                    call(agent, "find_organizations", Map.of())
                            .get("items")
                            .get(0)
                            .get("id")
                            .asText());
            Map<String, Object> ask =
                    Map.of("influencerId", mina, "organizationId", rivers, "size", 2, "topics", List.of("Rivers"));
            assertEquals("SPAMMY", call(agent, "may_i_ask", ask).get("verdict").asText());

            Map<String, Object> help = Map.of(
                    "kind",
                    "HELP",
                    "organizationId",
                    rivers,
                    "influencerId",
                    mina,
                    "value",
                    3,
                    "outcome",
                    "USED",
                    "idempotencyKey",
                    "help-" + mina);
            JsonNode written = call(agent, "record_interaction", help);
            assertEquals(
                    written.get("id"), call(agent, "record_interaction", help).get("id"));
            call(
                    agent,
                    "record_promise",
                    Map.of("organizationId", rivers, "influencerId", mina, "dueOn", "2031-01-01", "importance", 2));

            JsonNode score = Eventually.see(
                    () -> call(agent, "get_score", Map.of("influencerId", mina)),
                    answer -> answer.get("interactions").asInt() == 2);
            assertTrue(score.get("score").asDouble() > 0, score.toString());
            assertEquals(
                    2,
                    call(agent, "get_timeline", Map.of("influencerId", mina))
                            .get("items")
                            .size());
            assertTrue(call(agent, "explain_score", Map.of("influencerId", mina, "organizationId", rivers))
                    .toString()
                    .contains(written.get("id").asText()));
            assertTrue(call(agent, "rank_relationships", Map.of()).toString().contains(mina));
            assertFalse(call(
                            agent,
                            "plan_ask",
                            Map.of(
                                    "influencerIds",
                                    List.of(mina),
                                    "organizationId",
                                    rivers,
                                    "size",
                                    2,
                                    "relevance",
                                    0.9,
                                    "launchOn",
                                    Agency.TODAY.plusDays(90).toString()))
                    .isEmpty());
        }
    }

    @Test
    void what_is_refused_says_what_would_be_right() {
        try (McpSyncClient agent = agent(agency.name, Role.EDITOR)) {
            String wrong = refused(
                    agent, "record_interaction", Map.of("kind", "HUG", "organizationId", rivers, "influencerId", mina));
            assertTrue(wrong.contains("HELP") && wrong.contains("/kind"), wrong);
            assertTrue(refused(agent, "get_score", Map.of("influencerId", "../../v1/webhooks"))
                    .contains("UUID"));
            assertTrue(refused(agent, "may_i_ask", Map.of("influencerId", mina, "size", 9))
                    .contains("/size"));
            assertTrue(refused(agent, "get_timeline", Map.of("influencerId", mina, "kinds", "HELP&limit=1000"))
                    .contains("kinds"));
        }
    }

    @Test
    void nobody_sees_or_does_more_than_by_hand() {
        agency.score(mina, 0);
        try (McpSyncClient viewer = agent(agency.name, Role.VIEWER);
                McpSyncClient stranger = agent("agents-" + UUID.randomUUID(), Role.ADMIN)) {
            String help = refused(
                    viewer,
                    "record_interaction",
                    Map.of("kind", "HELP", "organizationId", rivers, "influencerId", mina));
            assertTrue(help.startsWith("forbidden"), help);
            assertTrue(
                    refused(stranger, "get_score", Map.of("influencerId", mina)).startsWith("not_found"));
            assertEquals(
                    0,
                    call(stranger, "find_influencers", Map.of("query", "mina"))
                            .get("items")
                            .size());
        }
        assertEquals(0, agency.score(mina, 0).get("interactions").asInt());
    }

    /** A session belongs to nobody: what counts is the token that comes with the call. */
    @Test
    void without_a_good_token_there_is_no_session() throws Exception {
        String initialize =
                """
                {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18",
                 "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}}}""";
        for (String path : List.of("/mcp", "/mcp/", "/mcp/sse", "//mcp", "/./mcp", "/mcp;x=y", "/%6dcp")) {
            int status = post(path, initialize, "Bearer x.y.z");
            assertTrue(status == 401 || status == 404 || status == 405, path + " answers " + status);
            status = post(path, initialize, null);
            assertTrue(status == 401 || status == 404 || status == 405, path + " answers " + status);
        }
    }

    private static int post(String path, String body, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.api() + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) request.header("Authorization", authorization);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static McpSyncClient agent(String agency, Role role) {
        String token = LocalStack.shared().identity().token(agency, "somebody@" + agency, role);
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(gateway.api().toString())
                                .endpoint("/mcp")
                                .httpRequestCustomizer((builder, method, endpoint, body, context) ->
                                        builder.header("Authorization", "Bearer " + token))
                                .build())
                .requestTimeout(Duration.ofSeconds(60))
                .build();
        client.initialize();
        return client;
    }

    private static JsonNode call(McpSyncClient agent, String tool, Map<String, Object> arguments) {
        CallToolResult result = agent.callTool(new CallToolRequest(tool, arguments));
        assertFalse(Boolean.TRUE.equals(result.isError()), () -> tool + ": " + text(result));
        try {
            return JSON.readTree(text(result));
        } catch (IOException e) {
            throw new AssertionError(text(result), e);
        }
    }

    private static String refused(McpSyncClient agent, String tool, Map<String, Object> arguments) {
        CallToolResult result = agent.callTool(new CallToolRequest(tool, arguments));
        assertTrue(result.isError(), () -> tool + ": " + text(result));
        return text(result);
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }
}
