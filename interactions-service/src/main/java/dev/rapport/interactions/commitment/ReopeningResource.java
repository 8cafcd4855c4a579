package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.ChangeReason;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;

/** Takes back an end that was written down by mistake. */
@Path("/v1/commitments/{id}")
@Tag(name = "Commitments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class ReopeningResource {

    @Inject
    InteractionEvents events;

    @Inject
    AgencySettings settings;

    @POST
    @Path("/reopen")
    @Idempotent
    @Operation(
            operationId = "reopenCommitment",
            summary = "Take back how it ended",
            description = "Where it was closed by mistake; `reason` is required. Then close it as it was.")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "As it is now", responseCode = "200")
    public Response reopen(@PathParam("id") UUID id, @Valid @BeanParam ChangeReason why) {
        Commitment commitment = Commitment.withId(id);
        String reason = why.needed("Say what was wrong with how it was closed.");
        Clock clock = settings.clock();
        commitment.reopen(clock);
        events.tell(commitment, reason);
        return Preconditions.item(commitment.version(), CommitmentView.of(commitment, LocalDate.now(clock)));
    }
}
