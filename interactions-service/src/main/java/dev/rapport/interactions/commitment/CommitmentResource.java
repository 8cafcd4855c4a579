package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;

/** Commitments over HTTP. */
@Path("/v1/commitments")
@Tag(name = "Commitments", description = "What was promised, and what became of it.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class CommitmentResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Contacts contacts;

    @Inject
    MergePatch mergePatch;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "createCommitment", summary = "Write down a commitment")
    @APIResponse(
            responseCode = "201",
            description = "Written down",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommitmentView.class)))
    public Response create(@NotNull @Valid NewCommitment body) {
        contacts.require(body.organizationId(), body.influencerId());
        Commitment commitment = new Commitment(body, clock);
        database.persist(commitment);
        events.tell(commitment);
        return Preconditions.created("/v1/commitments/" + commitment.id(), commitment.version(), view(commitment));
    }

    @GET
    @Operation(
            operationId = "listCommitments",
            summary = "List commitments",
            description = "Sorts: dueOn, createdAt. `dueBefore` is not included.")
    public Page<CommitmentView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("by") Promiser by,
            @QueryParam("status") Status status,
            @QueryParam("dueBefore") LocalDate dueBefore) {
        Filter filter = new Filter()
                .where("influencerId", "=", influencerId)
                .where("organizationId", "=", organizationId)
                .where("promiser", "=", by)
                .where("status", "=", status)
                .where("dueOn", "<", dueBefore);
        return Commitment.LISTING.page(database, agency.id(), page, filter).map(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCommitment", summary = "Read a commitment")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommitmentView.class)))
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Commitment commitment = Commitment.withId(id);
        return Preconditions.read(request, commitment.version(), view(commitment));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "patchCommitment",
            summary = "Correct a commitment",
            description = "RFC 7396 merge patch. What became of it is said by keep, break and release.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommitmentView.class)))
    public Response patch(
            @PathParam("id") UUID id, JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Commitment commitment = Commitment.withId(id);
        Preconditions.requireMatch(headers, request, commitment.version());
        NewCommitment before = commitment.described();
        NewCommitment after = mergePatch.apply(before, body, NewCommitment.class);
        if (!after.equals(before)) {
            contacts.requireIfOther(commitment, after.organizationId(), after.influencerId());
            commitment.change(after, clock);
            events.tell(commitment);
        }
        return Preconditions.item(commitment.version(), view(commitment));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "deleteCommitment", summary = "Delete a commitment")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Commitment commitment = Commitment.withId(id);
        Preconditions.requireMatch(headers, request, commitment.version());
        commitment.delete(clock);
        events.tell(commitment);
    }

    private CommitmentView view(Commitment commitment) {
        return CommitmentView.of(commitment, Moments.today(clock));
    }
}
