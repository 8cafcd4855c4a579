package dev.rapport.contacts.influencer;

import java.time.Clock;
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
import dev.rapport.contacts.Departure;
import dev.rapport.contacts.campaign.Campaign;
import dev.rapport.contacts.privacy.Forgotten;
import dev.rapport.contacts.research.ResearchNote;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Influencers over HTTP. */
@Path("/v1/influencers")
@Tag(name = "Influencers", description = "Whom the agency knows, or wants to.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class InfluencerResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    InfluencerList list;

    @Inject
    MergePatch mergePatch;

    @Inject
    ContactEvents events;

    @Inject
    Forgotten forgotten;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "createInfluencer", summary = "Add an influencer")
    @APIResponseSchema(value = InfluencerView.class, responseDescription = "Made", responseCode = "201")
    public Response create(@NotNull @Valid NewInfluencer body) {
        forgotten.refuse(body, null);
        Influencer influencer = new Influencer(body, clock);
        database.persist(influencer);
        events.changed(influencer);
        return Preconditions.created(
                "/v1/influencers/" + influencer.id(), influencer.version(), InfluencerView.of(influencer));
    }

    @GET
    @Operation(
            operationId = "listInfluencers",
            summary = "List influencers",
            description =
                    "Sorts: name, createdAt, updatedAt, lastResearchedAt. All filters can be combined. A page reads so"
                            + " many influencers and no more: where filters pass most of them over, it may hold fewer items than"
                            + " asked for, even none, and `page.next` goes on.")
    public Page<InfluencerView> list(@Valid @BeanParam PageQuery page, @Valid @BeanParam InfluencerFilter filter) {
        return list.page(page, filter).map(InfluencerView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getInfluencer",
            summary = "Read an influencer",
            description = "Who was merged into another is found there: 308, with the survivor's address in `Location`."
                    + " So it is with all that is read below an influencer; what would change them is refused with 409"
                    + " `merged`, which names the survivor.")
    @APIResponseSchema(value = InfluencerView.class, responseDescription = "The item", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Influencer influencer = Influencer.withId(id);
        return Preconditions.read(request, influencer.version(), InfluencerView.of(influencer));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "patchInfluencer", summary = "Change an influencer", description = "RFC 7396 merge patch.")
    @APIResponseSchema(value = InfluencerView.class, responseDescription = "The item", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id, JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Influencer influencer = Influencer.withId(id);
        Preconditions.requireMatch(headers, request, influencer.version());
        NewInfluencer before = influencer.described();
        NewInfluencer said = mergePatch.apply(before, body, NewInfluencer.class);
        forgotten.refuse(said, before);
        boolean changed = influencer.change(said, clock);
        if (changed) events.changed(influencer);
        return Preconditions.item(influencer.version(), InfluencerView.of(influencer));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteInfluencer",
            summary = "Delete an influencer and what was learnt about them",
            description =
                    "They leave their campaigns, each of which gets a new version. Who was merged into them goes, too."
                            + " What was done with them, written down in the other services, counts in no score any"
                            + " more; archive whom history hangs on.")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Influencer influencer = Influencer.withId(id);
        Preconditions.requireMatch(headers, request, influencer.version());
        Departure.lockAgainstAdditions("influencer", influencer);
        ResearchNote.of(id).forEach(note -> {
            events.deleted(note);
            note.delete();
        });
        ContactPermission.of(id).forEach(permission -> {
            events.deleted(permission);
            permission.delete();
        });
        Campaign.without(id, agency.id(), clock).forEach(events::changed);
        events.deleted(influencer);
        influencer.delete();
    }
}
