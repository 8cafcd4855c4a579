package dev.rapport.local.contract;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ApiBreaksTest {

    private static final String DOCUMENT =
            """
            {"paths": {"/things": {"post": {"operationId": "addThing",
              "parameters": [{"name": "dryRun", "in": "query", "schema": {"type": "boolean"}}],
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/New"}}}},
              "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/View"}}}}}}}},
             "components": {"schemas": {
              "New": {"type": "object", "required": ["name"], "properties": {
                "name": {"type": "string", "maxLength": 100}, "kind": {"type": "string", "enum": ["A", "B"]}}},
              "View": {"type": "object", "properties": {"id": {"type": "string"}, "count": {"type": "integer"}}}}}}""";

    private static List<String> after(Consumer<ObjectNode> change) throws Exception {
        JsonNode before = new ObjectMapper().readTree(DOCUMENT);
        ObjectNode now = before.deepCopy();
        change.accept(now);
        return ApiBreaks.between(before, now);
    }

    private static ObjectNode at(ObjectNode root, String pointer) {
        return (ObjectNode) root.at(pointer);
    }

    private static ObjectNode schema(ObjectNode root, String name) {
        return at(root, "/components/schemas/" + name);
    }

    @Test
    void the_same_breaks_nobody() throws Exception {
        assertEquals(List.of(), after(now -> {}));
    }

    @Test
    void what_is_new_and_optional_breaks_nobody() throws Exception {
        assertEquals(List.of(), after(now -> {
            schema(now, "New").withObject("/properties/note").put("type", "string");
            schema(now, "View").withObject("/properties/note").put("type", "string");
            at(now, "/paths/~1things/post")
                    .withArray("parameters")
                    .addObject()
                    .put("name", "more")
                    .put("in", "query");
            at(now, "/paths").putObject("/others").putObject("get");
            schema(now, "New").withObject("/properties/kind").withArray("enum").add("C");
            schema(now, "New").withObject("/properties/name").put("maxLength", 200);
        }));
    }

    @Test
    void a_path_that_is_gone_breaks() throws Exception {
        assertEquals(
                List.of("post /things is gone"), after(now -> at(now, "/paths").remove("/things")));
    }

    @Test
    void a_field_that_is_gone_breaks_writers_and_readers() throws Exception {
        assertEquals(
                List.of("post /things body/kind is gone"),
                after(now -> schema(now, "New").withObject("/properties").remove("kind")));
        assertEquals(
                List.of("post /things 201/count is gone"),
                after(now -> schema(now, "View").withObject("/properties").remove("count")));
    }

    @Test
    void a_new_parameter_that_is_required_breaks() throws Exception {
        assertEquals(List.of("post /things now needs query why"), after(now -> at(now, "/paths/~1things/post")
                .withArray("parameters")
                .addObject()
                .put("name", "why")
                .put("in", "query")
                .put("required", true)));
    }

    @Test
    void a_parameter_that_is_gone_breaks() throws Exception {
        assertEquals(List.of("post /things no longer takes query dryRun"), after(now -> at(now, "/paths/~1things/post")
                .putArray("parameters")));
    }

    @Test
    void a_field_that_is_needed_from_now_on_breaks() throws Exception {
        assertEquals(
                List.of("post /things body now needs [kind]"),
                after(now -> schema(now, "New").withArray("required").add("kind")));
    }

    @Test
    void fewer_words_of_an_enum_break() throws Exception {
        assertEquals(List.of("post /things body/kind no longer knows [B]"), after(now -> schema(now, "New")
                .withObject("/properties/kind")
                .putArray("enum")
                .add("A")));
    }

    @Test
    void another_type_breaks() throws Exception {
        assertEquals(
                List.of("post /things 201/count was [integer] and is [string]"),
                after(now -> schema(now, "View").withObject("/properties/count").put("type", "string")));
    }

    @Test
    void a_narrower_limit_breaks() throws Exception {
        assertEquals(
                List.of("post /things body/name has a narrower maxLength"),
                after(now -> schema(now, "New").withObject("/properties/name").put("maxLength", 50)));
    }

    @Test
    void an_answer_that_no_longer_comes_breaks() throws Exception {
        assertEquals(List.of("post /things no longer answers 201"), after(now -> at(now, "/paths/~1things/post")
                .putObject("responses")
                .putObject("200")));
    }

    @Test
    void events_break_by_what_is_gone_retyped_or_newly_needed_alone() throws Exception {
        JsonNode before = new ObjectMapper().readTree(DOCUMENT).at("/components/schemas/New");
        ObjectNode more = before.deepCopy();
        more.withObject("/properties/note").put("type", "string");
        assertEquals(List.of(), SchemaBreaks.ofEvent(before, more));
        ObjectNode worse = before.deepCopy();
        worse.withObject("/properties").remove("kind");
        worse.withObject("/properties/name").put("type", "integer");
        worse.withArray("required").add("other");
        assertEquals(
                List.of(" now needs [other]", "/name was [string] and is [integer]", "/kind is gone"),
                SchemaBreaks.ofEvent(before, worse));
    }
}
