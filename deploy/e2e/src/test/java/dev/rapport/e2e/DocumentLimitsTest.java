package dev.rapport.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Nothing that can be sent is without end: read from the documents, so that a new field without a limit fails here. */
class DocumentLimitsTest {

    /** What has one length by its form. */
    private static final Set<String> FIXED = Set.of("uuid", "date", "date-time");

    @ParameterizedTest
    @EnumSource(Service.class)
    void all_that_is_sent_has_an_end(Service service) throws IOException {
        var document = new Document(service);
        document.readAll();
        assertTrue(document.seen > 20, "read " + document.seen + " values");
        assertEquals(Set.of(), document.endless);
    }

    /** Everything that a request of one service may hold. */
    private static final class Document {
        private final Map<?, ?> root;
        private final Set<String> endless = new TreeSet<>();
        private final Set<String> read = new HashSet<>();
        private int seen;

        Document(Service service) throws IOException {
            Path file = Path.of("..", "..", service.module(), "openapi.yaml");
            root = new Yaml().load(Files.readString(file));
        }

        void readAll() {
            map(root, "paths").forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
                if (!(operation instanceof Map<?, ?> described)) return;
                String where = method + " " + path;
                for (Object parameter : list(described, "parameters")) {
                    Map<?, ?> one = (Map<?, ?>) parameter;
                    check(map(one, "schema"), where + " " + one.get("name"));
                }
                map(map(described, "requestBody"), "content").forEach((type, media) -> {
                    // A file is streamed, and has a limit of its own that whoever runs the service sets.
                    if (!"binary".equals(map((Map<?, ?>) media, "schema").get("format")))
                        check(map((Map<?, ?>) media, "schema"), where + " " + type);
                });
            }));
        }

        private void check(Map<?, ?> schema, String where) {
            seen++;
            if (schema.get("$ref") instanceof String reference) {
                String name = reference.substring(reference.lastIndexOf('/') + 1);
                if (read.add(name)) check(map(map(map(root, "components"), "schemas"), name), name);
                return;
            }
            for (String several : List.of("allOf", "anyOf", "oneOf"))
                for (Object part : list(schema, several)) check((Map<?, ?>) part, where);
            List<String> types = types(schema);
            boolean fixed = schema.containsKey("enum")
                    || schema.containsKey("const")
                    || FIXED.contains(String.valueOf(schema.get("format")));
            if (types.contains("string") && !fixed) need(schema, where, "maxLength");
            if (types.contains("array")) {
                need(schema, where, "maxItems");
                check(map(schema, "items"), where + "[]");
            }
            if (types.contains("integer") || types.contains("number")) {
                need(schema, where, "minimum", "exclusiveMinimum");
                need(schema, where, "maximum", "exclusiveMaximum");
            }
            map(schema, "properties").forEach((name, property) -> check((Map<?, ?>) property, where + "." + name));
            if (schema.get("additionalProperties") instanceof Map<?, ?> more) check(more, where + ".*");
            if (types.isEmpty()
                    && !fixed
                    && !schema.containsKey("properties")
                    && list(schema, "allOf").isEmpty()
                    && list(schema, "anyOf").isEmpty()
                    && list(schema, "oneOf").isEmpty()) endless.add(where + " may be anything");
        }

        private void need(Map<?, ?> schema, String where, String... anyOf) {
            for (String one : anyOf) if (schema.containsKey(one)) return;
            endless.add(where + " has no " + anyOf[0]);
        }

        private static List<String> types(Map<?, ?> schema) {
            List<String> types = new ArrayList<>();
            if (schema.get("type") instanceof String one) types.add(one);
            for (Object one : list(schema, "type")) types.add((String) one);
            return types;
        }

        private static Map<?, ?> map(Map<?, ?> parent, String name) {
            return parent.get(name) instanceof Map<?, ?> found ? found : Map.of();
        }

        private static List<?> list(Map<?, ?> parent, String name) {
            return parent.get(name) instanceof List<?> found ? found : List.of();
        }
    }
}
