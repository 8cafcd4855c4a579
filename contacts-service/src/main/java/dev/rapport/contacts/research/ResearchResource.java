package dev.rapport.contacts.research;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Research notes over HTTP. Each counts as RESEARCH in the score, for every organization of the agency. */
@Path("/v1/influencers/{id}/research")
@Tag(name = "Research", description = "What was learnt about an influencer.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class ResearchResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    MergePatch mergePatch;

    @Inject
    ContactEvents events;

    @Inject
    FirstResearch firstResearch;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "addResearchNote", summary = "Note what was learnt")
    @APIResponseSchema(value = ResearchNoteView.class, responseDescription = "Made", responseCode = "201")
    public Response create(@PathParam("id") UUID id, @NotNull @Valid NewResearchNote body) {
        Influencer influencer = Influencer.withId(id);
        ResearchNote note = new ResearchNote(id, body, clock);
        database.persist(note);
        events.changed(note);
        firstResearch.noted(influencer);
        return Preconditions.created(
                "/v1/influencers/" + id + "/research/" + note.id(), note.version(), ResearchNoteView.of(note));
    }

    @GET
    @Operation(operationId = "listResearchNotes", summary = "List research notes", description = "Sort: occurredAt.")
    public Page<ResearchNoteView> list(
            @PathParam("id") UUID id,
            @Valid @BeanParam PageQuery page,
            @QueryParam("externalId") @Size(max = 200) String externalId) {
        Influencer.withId(id);
        Filter filter = new Filter().where("influencerId", "=", id).where("externalId", "=", externalId);
        return ResearchNote.LISTING.page(database, agency.id(), page, filter).map(ResearchNoteView::of);
    }

    @GET
    @Path("/{noteId}")
    @Operation(operationId = "getResearchNote", summary = "Read a research note")
    @APIResponseSchema(value = ResearchNoteView.class, responseDescription = "The item", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @PathParam("noteId") UUID noteId, @Context Request request) {
        ResearchNote note = find(id, noteId);
        return Preconditions.read(request, note.version(), ResearchNoteView.of(note));
    }

    @PATCH
    @Path("/{noteId}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "patchResearchNote",
            summary = "Correct a research note",
            description = "RFC 7396 merge patch.")
    @APIResponseSchema(value = ResearchNoteView.class, responseDescription = "The item", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id,
            @PathParam("noteId") UUID noteId,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context Request request) {
        ResearchNote note = find(id, noteId);
        Preconditions.requireMatch(headers, request, note.version());
        boolean changed = note.change(mergePatch.apply(note.described(), body, NewResearchNote.class), clock);
        if (changed) events.changed(note);
        return Preconditions.item(note.version(), ResearchNoteView.of(note));
    }

    @DELETE
    @Path("/{noteId}")
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "deleteResearchNote", summary = "Delete a research note")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("noteId") UUID noteId,
            @Context HttpHeaders headers,
            @Context Request request) {
        ResearchNote note = find(id, noteId);
        Preconditions.requireMatch(headers, request, note.version());
        events.deleted(note);
        note.delete();
        database.flush();
        Influencer influencer = Influencer.withId(id);
        if (influencer.needsResearch()) firstResearch.tellAnew(influencer);
    }

    private ResearchNote find(UUID influencerId, UUID id) {
        ResearchNote note = database.find(ResearchNote.class, id);
        if (note != null && note.influencerId().equals(influencerId)) return note;
        Former.requireUnmerged(influencerId);
        throw Refusal.notFound("research note", id);
    }
}
