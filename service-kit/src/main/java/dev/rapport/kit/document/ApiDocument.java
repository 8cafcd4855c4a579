package dev.rapport.kit.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Adds to the generated document what holds for every operation of every service and is said nowhere else. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ApiDocument implements OASFilter {

    private static final Set<HttpMethod> CONDITIONAL = Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** Of the problem library and of Jackson; what is sent has another form, what is read has any. */
    private static final List<String> MISLEADING =
            List.of("HttpProblem", "HttpValidationProblem", "Violation", "JsonNode", "JsonNodeType");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        MISLEADING.forEach(document.getComponents()::removeSchema);
        Manners.introduce(document);
        ProblemDocument.describe(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(document, path, method, operation)));
        Stream<Operation> all = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
        Manners.dropUnused(document, ProblemDocument.usedBy(all));
    }

    private static void complete(OpenAPI document, String path, HttpMethod method, Operation operation) {
        if (method == HttpMethod.PATCH) takeAnyPart(operation);
        if (method == HttpMethod.POST) repeatable(operation);
        if (CONDITIONAL.contains(method)) onlyIfUnchanged(operation);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) Manners.counted(response);
            if (status.startsWith("2") && has("version", document, response)) tagged(response, status);
            if (has("page", document, response))
                response.addHeader("Link", said("The next and the previous page (RFC 8288)"));
        });
        boolean item = Optional.ofNullable(operation.getResponses().getAPIResponse("200"))
                .filter(response -> has("version", document, response))
                .isPresent();
        if (method == HttpMethod.GET && item) onlyIfChanged(operation);
        if (operation.getDescription() == null) operation.setDescription(said(method, item));
        Examples.show(operation);
        ProblemDocument.possible(path, method, operation);
        HeaderLimits.say(operation);
        Manners.plain(operation);
    }

    /** Of what needs no further words. */
    private static String said(HttpMethod method, boolean item) {
        return switch (method) {
            case GET -> item ? "As it is now; its version is the `ETag`." : "As it is now.";
            case DELETE -> "For good, and only the version that `If-Match` names.";
            default -> "The answer is the item, with its version as `ETag`.";
        };
    }

    private static void takeAnyPart(Operation operation) {
        Schema any = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(
                        "RFC 7396: what is sent replaces, null removes, the rest stays. The form is that of a new item.");
        operation.getRequestBody().getContent().getMediaTypes().values().forEach(type -> type.setSchema(any));
    }

    private static void repeatable(Operation operation) {
        operation.addParameter(header("Idempotency-Key")
                .description(
                        "Makes it safe to send the request again: within 24 hours the same key and body get the first answer.")
                .schema(text().minLength(1).maxLength(255)));
        for (String status : List.of("200", "201", "207")) {
            APIResponse response = operation.getResponses().getAPIResponse(status);
            if (response != null)
                response.addHeader("Idempotency-Replayed", said("true where this is the first answer again"));
        }
    }

    private static void onlyIfUnchanged(Operation operation) {
        operation.addParameter(header("If-Match")
                .required(true)
                .description("The ETag that was read.")
                .schema(text().addExample("\"3\"")));
    }

    private static void onlyIfChanged(Operation operation) {
        operation.addParameter(header("If-None-Match")
                .description("An ETag that is known already.")
                .schema(text()));
        operation
                .getResponses()
                .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse().description("Unchanged").addHeader("ETag", said("The version")));
    }

    private static void tagged(APIResponse response, String status) {
        response.addHeader("ETag", said("The version, to be sent as If-Match"));
        if (status.equals("201")) response.addHeader("Location", said("Where it can be read"));
    }

    /** An item is known by its version, a list by its page. */
    private static boolean has(String property, OpenAPI document, APIResponse response) {
        return Optional.ofNullable(response.getContent())
                .map(content -> content.getMediaType("application/json"))
                .map(type -> type.getSchema().getRef())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .map(name -> document.getComponents().getSchemas().get(name))
                .map(Schema::getProperties)
                .map(Map::keySet)
                .filter(names -> names.contains(property))
                .isPresent();
    }

    private static Parameter header(String name) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER);
    }

    private static Header said(String description) {
        return OASFactory.createHeader().description(description).schema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
