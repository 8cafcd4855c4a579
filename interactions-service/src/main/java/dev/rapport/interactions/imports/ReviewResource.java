package dev.rapport.interactions.imports;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.interactions.interaction.Kind;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.imports.FileJob;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Mails that were read and are not yet interactions: what they are taken for is seen, put right and accepted here. */
@Path("/v1/imports/interactions/{id}")
@Tag(name = "History imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class ReviewResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Strangers strangers;

    @Inject
    MergePatch mergePatch;

    @Inject
    Event<FileJob.ToDo> toDo;

    @Inject
    Clock clock;

    @GET
    @Path("/proposals")
    @Operation(
            operationId = "listProposals",
            summary = "List the mails that wait to be decided on",
            description = "Sorts: line. None of them is an interaction, nor known to scoring, before it is accepted.")
    public Page<ProposalView> proposals(
            @PathParam("id") UUID id,
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("kind") Kind kind) {
        Filter filter = new Filter()
                .where("importId", "=", ImportJob.withId(id).id())
                .where("state", "=", Proposal.State.OPEN)
                .where("influencerId", "=", influencerId)
                .where("kind", "=", kind);
        return Proposal.LISTING.page(database, agency.id(), page, filter).map(Proposal::view);
    }

    @GET
    @Path("/proposals/{proposalId}")
    @Operation(operationId = "getProposal", summary = "Read one of them")
    @APIResponseSchema(value = ProposalView.class, responseDescription = "As it is now", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @PathParam("proposalId") UUID proposalId, @Context Request request) {
        Proposal proposal = Proposal.of(ImportJob.withId(id), proposalId);
        return Preconditions.read(request, proposal.version(), proposal.view());
    }

    @PATCH
    @Path("/proposals/{proposalId}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "patchProposal", summary = "Say what a mail was", description = "RFC 7396 merge patch.")
    @APIResponseSchema(value = ProposalView.class, responseDescription = "As it is now", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id,
            @PathParam("proposalId") UUID proposalId,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context Request request) {
        Proposal proposal = toDecide(id, proposalId, headers, request);
        NewReading before = new NewReading(proposal.kind());
        NewReading after = mergePatch.apply(before, body, NewReading.class);
        if (!after.equals(before)) proposal.take(after.kind(), clock);
        database.flush();
        return Preconditions.item(proposal.version(), proposal.view());
    }

    @DELETE
    @Path("/proposals/{proposalId}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "dropProposal",
            summary = "Drop a mail",
            description = "It does not come again, in whatever mailbox, unless the import is taken back.")
    public void drop(
            @PathParam("id") UUID id,
            @PathParam("proposalId") UUID proposalId,
            @Context HttpHeaders headers,
            @Context Request request) {
        toDecide(id, proposalId, headers, request).drop(clock);
    }

    private Proposal toDecide(UUID id, UUID proposalId, HttpHeaders headers, Request request) {
        ImportJob job = ImportJob.withId(id);
        Proposal proposal = Proposal.of(job, proposalId);
        Preconditions.requireMatch(headers, request, proposal.version());
        job.requireReview();
        return proposal;
    }

    @POST
    @Path("/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "acceptProposals",
            summary = "Make interactions of the mails",
            description = "Of all that wait, or of those with one influencer. The body may be left out. When none is"
                    + " left, the import is DONE, and the addresses of strangers are forgotten.")
    @APIResponse(
            responseCode = "202",
            description = "Begun; the import says how far it has come",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response accept(@PathParam("id") UUID id, @RequestBody(required = false) @Valid NewAcceptance body) {
        ImportJob job = ImportJob.withId(id);
        job.accept(clock);
        UUID only = body == null ? null : body.influencerId();
        var update = database.createNativeQuery(
                        "UPDATE import_mail SET state = 'ACCEPTING', version = version + 1 WHERE agency = ?1 AND import_id = ?2 AND state = 'OPEN'"
                                + (only == null ? "" : " AND influencer_id = ?3"))
                .setParameter(1, agency.id())
                .setParameter(2, id);
        if (only != null) update.setParameter(3, only);
        if (update.executeUpdate() == 0 && only != null)
            throw Refusal.unknownReference("/influencerId", "proposal of an influencer", only);
        database.flush();
        toDo.fire(new FileJob.ToDo());
        return Response.accepted(ImportView.of(job)).build();
    }

    @GET
    @Path("/strangers")
    @Operation(
            operationId = "listStrangers",
            summary = "List the addresses that no influencer is known by",
            description =
                    "Only for whoever sent the mailbox, until the review has ended and no longer than 30 days. Who"
                            + " is to be an influencer is made one; the mailbox can be taken back and sent again.")
    public Page<StrangerView> strangers(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        ImportJob job = ImportJob.withId(id);
        if (!job.uploader.equals(agency.caller()))
            throw new Refusal(Problem.FORBIDDEN, "Only whoever sent the mailbox may see these.");
        return strangers.of(job.id(), page);
    }
}
