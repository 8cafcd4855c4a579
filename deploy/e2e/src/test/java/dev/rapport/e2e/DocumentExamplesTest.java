package dev.rapport.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.rapport.local.Service;
import dev.rapport.local.contract.DocumentedOperation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whoever reads a document sees a real request and a real answer of each operation, and both are as the document says. */
class DocumentExamplesTest {

    private final List<String> faults = new ArrayList<>();
    private int seen;

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_request_and_every_answer_has_an_example_that_is_as_its_schema_says(Service service) throws IOException {
        JsonNode document = Documents.committed(service);
        for (DocumentedOperation one : DocumentedOperation.in(document)) {
            JsonNode operation = one.content();
            String at = operation.path("operationId").asText();
            check(document, at + " request", operation.at("/requestBody/content"));
            operation.path("responses").properties().forEach(response -> {
                if (response.getKey().startsWith("2"))
                    check(
                            document,
                            at + " " + response.getKey(),
                            response.getValue().path("content"));
            });
        }
        assertTrue(seen > 20, "examples: " + seen);
        assertEquals("", String.join("\n", faults), "missing or outdated; deploy/documents records them anew");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_problem_has_an_example_that_is_as_the_schema_says(Service service) throws IOException {
        JsonNode document = Documents.committed(service);
        document.at("/components/responses").properties().forEach(response -> {
            JsonNode media = response.getValue().at("/content/application~1problem+json");
            for (String code : response.getValue().path("description").asText().split("[^`]*`")) {
                if (code.matches("[a-z_]+") && !media.path("examples").has(code)) faults.add("no example of " + code);
            }
            media.path("examples")
                    .forEach(one -> validate(document, response.getKey(), media.get("schema"), one.get("value")));
        });
        assertTrue(seen > 20, "examples: " + seen);
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void an_operation_has_a_name_of_its_own_in_all_three_documents() throws IOException {
        Map<String, Service> names = new HashMap<>();
        for (Service service : Service.values()) {
            Documents.committed(service).findValuesAsText("operationId").forEach(id -> {
                Service other = names.put(id, service);
                if (other != null) faults.add(id + " is in " + other + " and " + service);
            });
        }
        assertEquals(List.of(), faults);
    }

    private void check(JsonNode document, String at, JsonNode content) {
        if (content.isEmpty()) return;
        boolean any = false;
        for (JsonNode media : content) {
            if (!media.has("example")) continue;
            any = true;
            validate(document, at, media.path("schema"), media.get("example"));
        }
        if (!any) faults.add(at + " has no example");
    }

    private void validate(JsonNode document, String at, JsonNode schema, JsonNode example) {
        seen++;
        ObjectNode whole = schema.deepCopy();
        // A schema refers to its document.
        whole.set("components", document.get("components"));
        Schema readable = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
        readable.validate(example, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(fault -> faults.add(at + ": " + fault));
    }
}
