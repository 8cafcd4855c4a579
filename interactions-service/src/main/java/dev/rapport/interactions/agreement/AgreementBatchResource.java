package dev.rapport.interactions.agreement;

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

/** Many agreements in one request, one transaction and a handful of statements. */
@Path("/v1/agreements/batch")
@Tag(name = "Agreements")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@AwaitsArrival
@RunAgainOnCollision
public class AgreementBatchResource {

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
    @Operation(
            operationId = "createAgreements",
            summary = "Write down many agreements",
            description = BatchView.RULES
                    + " Each is an agreement of its own; other terms of one that is there are proposed as"
                    + " its version.")
    @RequestBodySchema(AgreementBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response create(@NotNull @Valid BatchBody body) {
        Batch<Addressed<NewAgreement>> said = contacts.require(
                reader.read(body, NewAgreement.class), NewAgreement::organizationId, NewAgreement::influencerId);
        Batch<Agreement> made = said.then(one -> one.with(new Agreement(one.said(), clock)));
        made = reader.withKeysOfTheirOwn(
                made, Agreement.class, one -> one.described().externalId(), Agreement::id);
        Batch<Written<Agreement>> written = made.then(Written::made);
        events.tell(writer.store(written));
        return writer.answer(written, "/v1/agreements", AgreementView::of);
    }
}
