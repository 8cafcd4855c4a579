package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.LocalDate;

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
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.batch.BatchBody;
import dev.rapport.kit.batch.BatchReader;
import dev.rapport.kit.batch.BatchView;
import dev.rapport.kit.batch.BatchWriter;
import dev.rapport.kit.batch.RunAgainOnCollision;
import dev.rapport.kit.batch.Written;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Many commitments in one request, one transaction and a handful of statements. */
@Path("/v1/commitments/batch")
@Tag(name = "Commitments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@AwaitsArrival
@RunAgainOnCollision
public class CommitmentBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    Contacts contacts;

    @Inject
    InteractionEvents events;

    @Inject
    AgencySettings settings;

    @Inject
    Agency agency;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "createCommitments",
            summary = "Write down many commitments",
            description = BatchView.RULES)
    @RequestBodySchema(CommitmentBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response create(@NotNull @Valid BatchBody body) {
        Clock clock = settings.clock();
        Batch<Addressed<NewCommitment>> said = contacts.require(
                reader.read(body, NewCommitment.class), NewCommitment::organizationId, NewCommitment::influencerId);
        Batch<Commitment> made =
                said.then(one -> one.with(new Commitment(one.said().seenToBy(agency.caller()), clock)));
        made = reader.withKeysOfTheirOwn(
                made, Commitment.class, one -> one.described().externalId(), Commitment::id);
        Batch<Written<Commitment>> written = made.then(Written::made);
        events.tell(writer.store(written));
        LocalDate today = LocalDate.now(clock);
        return writer.answer(written, "/v1/commitments", one -> CommitmentView.of(one, today));
    }
}
