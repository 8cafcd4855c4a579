package dev.rapport.interactions.survey;

import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Addressed;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.batch.BatchBody;
import dev.rapport.kit.batch.BatchReader;
import dev.rapport.kit.batch.BatchView;
import dev.rapport.kit.batch.BatchWriter;
import dev.rapport.kit.batch.RunAgainOnCollision;
import dev.rapport.kit.batch.Written;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.tenancy.Role;

/** Many surveys in one request, one transaction and a handful of statements. */
@Path("/v1/surveys/batch")
@Tag(name = "Surveys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@AwaitsArrival
@RunAgainOnCollision
public class SurveyBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    Contacts contacts;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "createSurveys", summary = "Write down many surveys", description = BatchView.RULES)
    @RequestBodySchema(SurveyBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response create(@NotNull @Valid BatchBody body) {
        Batch<Addressed<NewSurvey>> said = contacts.require(
                reader.read(body, NewSurvey.class), NewSurvey::organizationId, NewSurvey::influencerId);
        Batch<Survey> made = said.then(one -> one.with(new Survey(one.said(), clock)));
        made = reader.withKeysOfTheirOwn(
                made, Survey.class, one -> one.described().externalId(), Survey::id);
        Batch<Written<Survey>> written = made.then(Written::made);
        events.tell(writer.store(written));
        return writer.answer(written, "/v1/surveys", SurveyView::of);
    }
}
