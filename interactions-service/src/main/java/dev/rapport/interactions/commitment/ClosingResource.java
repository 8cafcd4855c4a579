package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;

/** The three ends of a commitment. Closing a closed one is refused with 409 {@code commitment_closed}. */
@Path("/v1/commitments/{id}")
@Tag(name = "Commitments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class ClosingResource {

    @Inject
    InteractionEvents events;

    @Inject
    AgencySettings settings;

    @POST
    @Path("/keep")
    @Idempotent
    @Operation(
            operationId = "keepCommitment",
            summary = "Note that it was kept",
            description = "The body may be left out.")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "As it is now", responseCode = "200")
    public Response keep(@PathParam("id") UUID id, @RequestBody(required = false) @Valid Closing body) {
        return close(id, body, End.KEPT);
    }

    @POST
    @Path("/break")
    @Idempotent
    @Operation(
            operationId = "breakCommitment",
            summary = "Note that it was broken",
            description = "The body may be left out.")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "As it is now", responseCode = "200")
    public Response fail(@PathParam("id") UUID id, @RequestBody(required = false) @Valid Closing body) {
        return close(id, body, End.BROKEN);
    }

    @POST
    @Path("/release")
    @Idempotent
    @Operation(
            operationId = "releaseCommitment",
            summary = "Note that the other side waived it",
            description = "The body may be left out.")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "As it is now", responseCode = "200")
    public Response release(@PathParam("id") UUID id, @RequestBody(required = false) @Valid Closing body) {
        return close(id, body, End.RELEASED);
    }

    private Response close(UUID id, Closing body, End end) {
        Commitment commitment = Commitment.withId(id);
        Clock clock = settings.clock();
        end.of(commitment, body == null ? null : body.on(), clock);
        events.tell(commitment);
        return Preconditions.item(commitment.version(), CommitmentView.of(commitment, LocalDate.now(clock)));
    }
}
