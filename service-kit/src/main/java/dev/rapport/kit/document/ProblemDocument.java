package dev.rapport.kit.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.rapport.kit.problem.ProblemPage;

/** The refusals in the API document: one response for each status, with the codes that it may carry. */
final class ProblemDocument {

    private static final String SCHEMA = "Problem";
    private static final String VIOLATION = "Violation";

    private ProblemDocument() {}

    static void describe(Components components) {
        components.addSchema(SCHEMA, problem()).addSchema(VIOLATION, violation());
        Map<Integer, List<ProblemPage>> byStatus = ProblemPage.all().stream()
                .collect(Collectors.groupingBy(ProblemPage::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, problems) -> components.addResponse(name(status), response(status, problems)));
    }

    /** Refers to the refusals that an operation of this kind may meet. */
    static void possible(String path, HttpMethod method, Operation operation) {
        TreeSet<Integer> statuses = new TreeSet<>(List.of(400, 401, 403, 406, 429, 500, 503));
        if (path.contains("{") || method == HttpMethod.POST) statuses.add(404);
        switch (method) {
            case POST -> {
                statuses.addAll(List.of(408, 409, 410, 413, 415, 422));
                if (isConditional(operation)) statuses.addAll(List.of(412, 428));
            }
            case PUT, PATCH -> statuses.addAll(List.of(408, 409, 412, 413, 415, 428));
            case DELETE -> statuses.addAll(List.of(409, 412, 428));
            default -> {}
        }
        Map<String, APIResponse> all = new TreeMap<>(operation.getResponses().getAPIResponses());
        for (int status : statuses)
            all.put("" + status, OASFactory.createAPIResponse().ref(name(status)));
        operation.getResponses().setAPIResponses(all);
    }

    private static boolean isConditional(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> "If-Match".equals(one.getName()));
    }

    private static String name(int status) {
        return SCHEMA + status;
    }

    private static APIResponse response(int status, List<ProblemPage> problems) {
        String codes = problems.stream()
                .map(problem -> "`" + problem.code() + "`: " + problem.title() + ".")
                .collect(Collectors.joining(" "));
        var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        problems.forEach(problem ->
                body.addExample(problem.code(), OASFactory.createExample().value(Examples.plain(problem.example()))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(codes)
                .content(OASFactory.createContent().addMediaType("application/problem+json", body));
        Manners.counted(response);
        if (status == 429 || status == 503) Manners.comeBack(response);
        return response;
    }

    /** By which names the operations refer to them. */
    static Set<String> usedBy(Stream<Operation> operations) {
        return operations
                .flatMap(one -> one.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private static Schema problem() {
        Schema violations = OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema().ref(VIOLATION))
                .description("What is wrong with the request, as far as it can be said.");
        return object("Why a request was refused (RFC 9457).")
                .addProperty(
                        "type",
                        text("Path of the page that explains the code: what it means and what to do")
                                .format("uri-reference"))
                .addProperty("title", text("What kind of refusal this is"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .description("The HTTP status"))
                .addProperty("detail", text("What happened this time"))
                .addProperty("instance", text("The path that was asked for").format("uri-reference"))
                .addProperty("code", text("Stable word for programs"))
                .addProperty(
                        "traceId", text("To be quoted when asking for help").pattern("^[0-9a-f]{32}$"))
                .addProperty("violations", violations)
                .required(List.of("type", "title", "status", "detail", "code", "traceId"));
    }

    private static Schema violation() {
        return object("One thing wrong with a request: in the body, or in a parameter or header.")
                .addProperty(
                        "pointer", text("JSON Pointer (RFC 6901) into the body").format("json-pointer"))
                .addProperty("parameter", text("Name of the parameter or header"))
                .addProperty("code", text("Stable word for programs"))
                .addProperty("message", text("Sentence for people; names what is allowed"))
                .required(List.of("code", "message"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
