package dev.rapport.kit.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What those expect who read a document with tools: see deploy/lint. */
final class Manners {

    private static final List<String> LIMITS = List.of("RateLimit", "RateLimit-Policy");

    /** Java's way to say that a text is more than blanks; this one every language knows. */
    private static final Map<String, String> PATTERNS = Map.of("(?s).*\\S.*", "\\S");

    private Manners() {}

    static void introduce(OpenAPI document) {
        document.getInfo()
                .license(OASFactory.createLicense().name("Apache License 2.0").identifier("Apache-2.0"))
                .contact(OASFactory.createContact().name("Whoever runs this installation"));
        document.servers(List.of(OASFactory.createServer()
                .url("/")
                .description("Where this document was read, in production as in a test")
                .addExtension("x-internal", false)));
        document.getComponents()
                .addHeader(
                        "RateLimit", said("How many requests are left, and after how many seconds all are there again"))
                .addHeader("RateLimit-Policy", said("How many requests an agency may send in how many seconds"))
                .addHeader("Retry-After", said("Seconds after which to try again"));
    }

    private static Header said(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    static void counted(APIResponse response) {
        for (String name : LIMITS)
            response.addHeader(name, OASFactory.createHeader().ref(name));
    }

    static void comeBack(APIResponse response) {
        response.addHeader("Retry-After", OASFactory.createHeader().ref("Retry-After"));
    }

    static void plain(Operation operation) {
        if (operation.getParameters() == null) return;
        for (Parameter parameter : operation.getParameters()) {
            Schema schema = parameter.getSchema();
            if (schema == null) continue;
            if (schema.getPattern() != null)
                schema.setPattern(PATTERNS.getOrDefault(schema.getPattern(), schema.getPattern()));
            if (schema.getDefaultValue() instanceof String text) schema.setDefaultValue(typed(schema, text));
        }
    }

    /** Annotations know only texts. */
    private static Object typed(Schema schema, String text) {
        List<SchemaType> types = schema.getType() == null ? List.of() : schema.getType();
        if (types.contains(SchemaType.BOOLEAN)) return Boolean.valueOf(text);
        return types.contains(SchemaType.INTEGER) ? Integer.valueOf(text) : text;
    }

    /** What no operation refers to, though it is known to every service. */
    static void dropUnused(OpenAPI document, Set<String> usedResponses) {
        Set<String> unused =
                new TreeSet<>(document.getComponents().getResponses().keySet());
        unused.removeAll(usedResponses);
        unused.forEach(document.getComponents()::removeResponse);
    }
}
