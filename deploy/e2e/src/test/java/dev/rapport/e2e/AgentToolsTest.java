package dev.rapport.e2e;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.modelcontextprotocol.spec.McpSchema.Tool;

import dev.rapport.local.Role;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What tools say about themselves, held against the documents of the services that they call. */
class AgentToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LIMITS =
            List.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "format");

    private static final Map<String, String> BODIES = Map.of(
            "may_i_ask", "NewAssessment",
            "plan_ask", "NewPlan",
            "record_interaction", "NewInteraction",
            "record_promise", "NewCommitment");

    private static List<Tool> tools() {
        try (Agent agent = Agent.of(Agency.called("tools").name, Role.VIEWER)) {
            return agent.tools();
        }
    }

    @Test
    void ten_tools_say_what_they_are_for_and_what_they_do() {
        List<Tool> tools = tools();
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
            var hints = tool.annotations();
            assertEquals(!tool.name().startsWith("record_"), hints.readOnlyHint(), tool.name());
            assertTrue(hints.idempotentHint(), tool.name());
            assertFalse(hints.destructiveHint(), tool.name());
            assertFalse(hints.openWorldHint(), tool.name());
        }
    }

    @Test
    void each_argument_is_described_and_there_are_no_others() {
        for (Tool tool : tools()) {
            JsonNode schema = JSON.valueToTree(tool.inputSchema());
            assertFalse(schema.get("additionalProperties").asBoolean(true), tool.name());
            for (var property : schema.get("properties").properties()) {
                String what = tool.name() + "." + property.getKey() + " " + property.getValue();
                assertTrue(property.getValue().path("description").asText().length() > 5, what);
                boolean closed = property.getValue().size() > 2
                        || property.getValue().get("type").asText().equals("boolean");
                assertTrue(closed, what + " has no limits");
            }
        }
    }

    @Test
    void what_is_sent_on_has_the_limits_of_the_service() throws IOException {
        for (Tool tool : tools()) {
            if (!BODIES.containsKey(tool.name())) continue;
            JsonNode schemas = Documents.committed(
                            tool.name().startsWith("record_") ? Service.INTERACTIONS : Service.SCORING)
                    .at("/components/schemas");
            JsonNode theirs = schemas.get(BODIES.get(tool.name())).get("properties");
            JsonNode ours = JSON.valueToTree(tool.inputSchema()).get("properties");
            for (String name : new TreeSet<>(tool.inputSchema().properties().keySet())) {
                if (name.equals("idempotencyKey")) continue;
                JsonNode service = resolved(theirs.get(name), schemas);
                String what = tool.name() + "." + name;
                for (String limit : LIMITS) {
                    // The width of a number is no limit; that of a list's texts is below.
                    if (limit.equals("format") && !service.path("type").asText().equals("string")) continue;
                    assertEquals(
                            service.path(limit).asText(),
                            ours.get(name).path(limit).asText(),
                            what + " " + limit);
                }
                assertEquals(words(service, name), words(ours.get(name), name), what);
            }
        }
    }

    /** An agent may not say that somebody wants to hear from us again. */
    private static TreeSet<String> words(JsonNode schema, String name) {
        TreeSet<String> words = new TreeSet<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        if (name.equals("kind")) words.remove("OPT_IN");
        return words;
    }

    private static JsonNode resolved(JsonNode schema, JsonNode schemas) {
        String name = schema.path("$ref").asText().replaceAll(".*/", "");
        return name.isEmpty() ? schema : schemas.get(name);
    }
}
