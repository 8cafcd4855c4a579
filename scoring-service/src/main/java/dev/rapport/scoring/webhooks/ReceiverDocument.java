package dev.rapport.scoring.webhooks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import com.fasterxml.jackson.core.type.TypeReference;

import io.quarkus.smallrye.openapi.OpenApiFilter;

import dev.rapport.scoring.model.Stage;

/** Shows whoever reads the API document what a receiver is sent, and what it should answer. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP, priority = ReceiverDocument.BEFORE_THE_KIT)
public class ReceiverDocument implements OASFilter {

    /** Else the order of the schemas would be that of the moment. */
    static final int BEFORE_THE_KIT = 2;

    private static final Instant A_TIME = Instant.parse("2026-05-04T10:00:00Z");
    private static final UUID AN_ID = UUID.fromString("01990000-0000-7000-8000-0000000000a1");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSchema("WebhookRelationship", relationship())
                .addSchema("WebhookDisabled", disabled())
                .addSchema(
                        "WebhookTest",
                        object("The webhook itself", List.of("webhookId")).addProperty("webhookId", known("UUID")));
        for (EventType type : EventType.values())
            document.addWebhook(type.word(), OASFactory.createPathItem().POST(posted(type)));
    }

    private static Operation posted(EventType type) {
        Payload example = example(type);
        String data =
                switch (example) {
                    case Payload.OfScore score -> "WebhookRelationship";
                    case Payload.OfWebhook webhook -> "WebhookDisabled";
                    case Payload.OfTest test -> "WebhookTest";
                };
        Schema body = object(type.meaning(), List.of("type", "timestamp", "data"))
                .addProperty("type", text("What has happened").addEnumeration(type.word()))
                .addProperty("timestamp", known("Instant"))
                .addProperty("data", known(data));
        var media = OASFactory.createMediaType().schema(body).example(Json.read(example.text(), OBJECT));
        return OASFactory.createOperation()
                .operationId("receive-" + type.word().replaceAll("[._]", "-"))
                .addTag("Webhooks")
                .summary(type.meaning())
                .description(
                        "Sent by the service to the `url` of a webhook, at least once and in any order. Verify the"
                                + " signature over the bytes as they come (Standard Webhooks), and take each `webhook-id` once.")
                .security(List.of())
                .addParameter(header("webhook-id", "Of the message, the same whenever it is sent"))
                .addParameter(header("webhook-timestamp", "Of this attempt, in Unix seconds"))
                .addParameter(header(
                        "webhook-signature",
                        "`v1,` and the signature in base64; two, with a space between, after a rotation"))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", media)))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", said("Taken, as by every other 2xx; the body is not read"))
                        .addAPIResponse("410", said("Not wanted any more: the webhook is disabled"))
                        .addAPIResponse(
                                "default",
                                said("Failed, as without an answer in ten seconds: it is sent again, after"
                                        + " `Retry-After` or growing pauses, over three days")));
    }

    private static Payload example(EventType type) {
        return switch (type) {
            case WEBHOOK_DISABLED -> Payload.disabled(AN_ID, "gone", A_TIME);
            case TEST -> Payload.test(AN_ID, A_TIME);
            default ->
                new Payload.OfScore(
                        type.word(),
                        A_TIME,
                        new Payload.Relationship(
                                AN_ID,
                                null,
                                A_TIME.toEpochMilli(),
                                LocalDate.EPOCH.plusDays(A_TIME.getEpochSecond() / 86_400),
                                Stage.BUILDING,
                                27.5,
                                0.6,
                                3.5,
                                false,
                                0,
                                new Payload.Before(Stage.AWARE, 24.5, true, 1)));
        };
    }

    private static Schema relationship() {
        List<String> always = List.of(
                "influencerId",
                "version",
                "asOf",
                "stage",
                "score",
                "confidence",
                "trend",
                "atRisk",
                "overdue",
                "before");
        Schema before = object("As it was stored last", List.of("stage", "score", "atRisk", "overdue"))
                .addProperty("stage", known("Stage"))
                .addProperty("score", number("0 to 100"))
                .addProperty("atRisk", truth())
                .addProperty("overdue", count("Promises of ours"));
        return object("How it stands between an organization and an influencer", always)
                .addProperty("influencerId", known("UUID"))
                .addProperty("organizationId", known("UUID"))
                .addProperty(
                        "version",
                        count("The higher is the newer; without organizationId, of the whole agency's view")
                                .format("int64"))
                .addProperty("asOf", text("The day").format("date"))
                .addProperty("stage", known("Stage"))
                .addProperty("score", number("0 to 100"))
                .addProperty("confidence", number("0 to 1"))
                .addProperty("trend", number("Against 28 days earlier"))
                .addProperty("atRisk", truth())
                .addProperty("overdue", count("Promises of ours"))
                .addProperty("before", before);
    }

    private static Schema disabled() {
        return object("Another webhook", List.of("webhookId", "reason"))
                .addProperty("webhookId", known("UUID"))
                .addProperty(
                        "reason",
                        text("410, or failed for three days")
                                .addEnumeration("gone")
                                .addEnumeration("failing"));
    }

    private static Schema object(String description, List<String> required) {
        return of(SchemaType.OBJECT, description).required(required);
    }

    private static Schema text(String description) {
        return of(SchemaType.STRING, description);
    }

    private static Schema number(String description) {
        return of(SchemaType.NUMBER, description).format("double");
    }

    private static Schema count(String description) {
        return of(SchemaType.INTEGER, description).format("int32");
    }

    private static Schema truth() {
        return of(SchemaType.BOOLEAN, "Whether it is silent for too long");
    }

    private static Schema of(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }

    private static Schema known(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(true)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static APIResponse said(String description) {
        return OASFactory.createAPIResponse().description(description);
    }
}
