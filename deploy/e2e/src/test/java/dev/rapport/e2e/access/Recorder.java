package dev.rapport.e2e.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes down the first lawful call of each operation and its answer, as examples for the API documents:
 * {@code <service>/src/main/resources/examples/<operationId>.json}. Only with {@code -Drapport.record=true}, and only
 * where the committed one has another form, so that files stay as they are while nothing has changed but values.
 */
final class Recorder {

    private static final boolean ON = Boolean.getBoolean("rapport.record");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<Path, ObjectNode> recorded = new TreeMap<>();
    private final Tenant tenant;

    Recorder(Tenant tenant) {
        this.tenant = tenant;
    }

    void hear(Rule rule, String method, Caller.Answer answer) {
        if (!ON || answer.status() >= 400) return;
        Path file =
                Path.of("..", "..", rule.service().module(), "src/main/resources/examples", rule.operation() + ".json");
        ObjectNode example = recorded.computeIfAbsent(file, key -> JSON.createObjectNode());
        var anonymous = new Anonymous(tenant, rule.operation());
        if (rule.body() != null && !example.has("request")) {
            String sent = Caller.content(tenant.fill(rule.body()));
            String type = Caller.type(method, rule.body());
            example.putObject("request").set(type, anonymous.example(type, sent));
        }
        if (answer.body().isEmpty()) return;
        String type = answer.type().split(";")[0];
        ObjectNode byType = example.withObjectProperty("responses").withObjectProperty("" + answer.status());
        if (!byType.has(type)) byType.set(type, anonymous.example(type, answer.body()));
    }

    void write() {
        recorded.forEach((file, example) -> {
            try {
                if (example.isEmpty()
                        || Files.exists(file)
                                && Form.of(JSON.readTree(file.toFile())).equals(Form.of(example))) return;
                Files.createDirectories(file.getParent());
                Files.writeString(file, JSON.writeValueAsString(example) + "\n", StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Which fields there are and of which types; not what they say. */
    private static final class Form {

        static Map<String, String> of(JsonNode value) {
            Map<String, String> form = new TreeMap<>();
            add("", value, form);
            return form;
        }

        private static void add(String at, JsonNode value, Map<String, String> form) {
            form.put(at, value.isNumber() ? "number" : value.getNodeType().name());
            value.properties().forEach(one -> add(at + "/" + one.getKey(), one.getValue(), form));
            if (value.isArray()) value.forEach(one -> add(at + "[]", one, form));
        }
    }
}
