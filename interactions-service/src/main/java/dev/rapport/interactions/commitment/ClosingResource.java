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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;

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
    Clock clock;

    @FunctionalInterface
    private interface End {
        void of(Commitment commitment, LocalDate on, Clock clock);
    }

    @POST
    @Path("/keep")
    @Idempotent
    @Operation(
            operationId = "keepCommitment",
            summary = "Note that it was kept",
            description = "The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommitmentView.class)))
    public Response keep(@PathParam("id") UUID id, @RequestBody(required = false) @Valid Closing body) {
        return close(id, body, Commitment::keep);
    }

    @POST
    @Path("/break")
    @Idempotent
    @Operation(
            operationId = "breakCommitment",
            summary = "Note that it was broken",
            description = "The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommitmentView.class)))
    public Response fail(@PathParam("id") UUID id, @RequestBody(required = false) @Valid Closing body) {
        return close(id, body, Commitment::fail);
    }

    @POST
    @Path("/release")
    @Idempotent
    @Operation(
            operationId = "releaseCommitment",
            summary = "Note that the other side waived it",
            description = "The body may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommitmentView.class)))
    public Response release(@PathParam("id") UUID id, @RequestBody(required = false) @Valid Closing body) {
        return close(id, body, Commitment::release);
    }

    private Response close(UUID id, Closing body, End end) {
        Commitment commitment = Commitment.withId(id);
        end.of(commitment, body == null ? null : body.on(), clock);
        events.tell(commitment);
        return Preconditions.item(commitment.version(), CommitmentView.of(commitment, Moments.today(clock)));
    }
}
