package dev.rapport.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

/** An AI agent that works for somebody: the protocol's own client, against the packaged gateway. */
final class Agent implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static LocalService gateway;

    private final McpSyncClient client;

    private Agent(McpSyncClient client) {
        this.client = client;
    }

    /** Started on first use; ends with this JVM. */
    static synchronized LocalService gateway() {
        if (gateway == null) {
            try {
                gateway = LocalService.agentsGateway().awaitReady();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return gateway;
    }

    static Agent of(String agency, Role role) {
        return traced(agency, role, null);
    }

    /** @param traceparent of all that it calls; null for none */
    static Agent traced(String agency, Role role, String traceparent) {
        return at(gateway(), agency, role, traceparent);
    }

    static Agent at(LocalService gateway, String agency, Role role, String traceparent) {
        String token = LocalStack.shared().identity().token(agency, "somebody@" + agency, role);
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(gateway.api().toString())
                                .endpoint("/mcp")
                                .httpRequestCustomizer((builder, method, endpoint, body, context) -> {
                                    builder.header("Authorization", "Bearer " + token);
                                    if (traceparent != null) builder.header("traceparent", traceparent);
                                })
                                .build())
                .requestTimeout(Duration.ofSeconds(60))
                .build();
        client.initialize();
        return new Agent(client);
    }

    List<Tool> tools() {
        return client.listTools().tools();
    }

    String instructions() {
        return client.getServerInstructions();
    }

    /** The answer, which stands in the result twice: for programs, and as text. */
    JsonNode call(String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(new CallToolRequest(tool, arguments));
        assertFalse(Boolean.TRUE.equals(result.isError()), () -> tool + ": " + text(result));
        try {
            JsonNode said = JSON.readTree(text(result));
            assertEquals(JSON.readTree(JSON.writeValueAsString(result.structuredContent())), said);
            return said;
        } catch (IOException e) {
            throw new AssertionError(text(result), e);
        }
    }

    /** What the tool says when it refuses. */
    String refused(String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(new CallToolRequest(tool, arguments));
        assertTrue(result.isError(), () -> tool + ": " + text(result));
        return text(result);
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    @Override
    public void close() {
        client.close();
    }
}
