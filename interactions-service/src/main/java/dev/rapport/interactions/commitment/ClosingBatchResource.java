package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

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
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.batch.BatchBody;
import dev.rapport.kit.batch.BatchReader;
import dev.rapport.kit.batch.BatchView;
import dev.rapport.kit.batch.BatchWriter;
import dev.rapport.kit.batch.RunAgainOnCollision;
import dev.rapport.kit.batch.Written;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;

/** Many ends of commitments in one request, one transaction and a handful of statements. */
@Path("/v1/commitments/closings/batch")
@Tag(name = "Commitments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@RunAgainOnCollision
public class ClosingBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    InteractionEvents events;

    @Inject
    AgencySettings settings;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "closeCommitments",
            summary = "Note how many commitments ended",
            description = BatchView.RULES)
    @RequestBodySchema(ClosingBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response close(@NotNull @Valid BatchBody body) {
        Clock clock = settings.clock();
        Batch<NewClosing> said = reader.read(body, NewClosing.class);
        Map<UUID, Commitment> known = reader.known(
                Commitment.class, said.good().stream().map(NewClosing::id).collect(Collectors.toSet()));
        Batch<Written<Commitment>> written = said.then(one -> {
            Commitment commitment = known.get(one.id());
            if (commitment == null) throw Refusal.unknownReference("/id", "commitment", one.id());
            one.status().of(commitment, one.on(), clock);
            return Written.kept(commitment, true);
        });
        events.tell(writer.store(written));
        LocalDate today = LocalDate.now(clock);
        return writer.answer(written, "/v1/commitments", one -> CommitmentView.of(one, today));
    }
}
