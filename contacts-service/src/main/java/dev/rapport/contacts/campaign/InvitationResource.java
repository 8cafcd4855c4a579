package dev.rapport.contacts.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.Slice;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Whom a campaign is for, one by one, and how far it is with each. */
@Path("/v1/campaigns/{id}/influencers")
@Tag(name = "Campaigns")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class InvitationResource {

    private static final int PAGE = 50;

    @Inject
    Agency agency;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "listInvitations",
            summary = "List whom a campaign is for",
            description = "In the order of their ids, as `influencerIds` of the campaign.")
    public Page<InvitationView> list(
            @PathParam("id") UUID id,
            @QueryParam("state") InvitationState state,
            @QueryParam("limit")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Items per page, 1 to 200; 50 where absent.")
                    Integer limit,
            @QueryParam("cursor")
                    @Size(max = 1000)
                    @Parameter(description = "Opaque; from `page.next` or `page.prev` of this list.")
                    String cursor) {
        List<InvitationView> all = Progress.of(Campaign.withId(id), state);
        String listing = agency.id() + "\ninvitations\n" + id + '\n' + state;
        return Slice.of(all, InvitationView::influencerId, listing, limit == null ? PAGE : limit, cursor);
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "addInvitation",
            summary = "Take one more influencer into a campaign",
            description = "The campaign gets a new version. 409 `influencer_archived`, `campaign_full`, or"
                    + " `do_not_contact` where the state says that they are asked.")
    @APIResponseSchema(value = InvitationView.class, responseDescription = "Made", responseCode = "201")
    public Response add(@PathParam("id") UUID id, @NotNull @Valid NewInvitation body) {
        Campaign campaign = Invitations.locked(id, agency.id());
        Admission admission = Admission.to(campaign, Set.of(body.influencerId()), clock);
        Progress.Step step = admission.admit(body);
        Invitations.become(campaign, admission.inside(), clock);
        Progress.set(campaign, List.of(step), 0);
        events.changed(campaign);
        InvitationView now = invitation(campaign, step.influencerId());
        return Preconditions.created(now.location(), now.version(), now);
    }

    @GET
    @Path("/{influencerId}")
    @Operation(operationId = "getInvitation", summary = "Read how far it is with one influencer")
    @APIResponseSchema(value = InvitationView.class, responseDescription = "The item", responseCode = "200")
    public Response get(
            @PathParam("id") UUID id, @PathParam("influencerId") UUID influencerId, @Context Request request) {
        InvitationView invitation = invitation(Campaign.withId(id), influencerId);
        return Preconditions.read(request, invitation.version(), invitation);
    }

    @PUT
    @Path("/{influencerId}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "putInvitation",
            summary = "Say how far it is with one influencer",
            description = "409 `do_not_contact` where the state says that they are asked, and they must not be.")
    @APIResponseSchema(value = InvitationView.class, responseDescription = "The item", responseCode = "200")
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("influencerId") UUID influencerId,
            @NotNull @Valid NewProgress body,
            @Context HttpHeaders headers,
            @Context Request request) {
        Campaign campaign = Campaign.withId(id);
        InvitationView known = Progress.locked(campaign, influencerId).orElseThrow(() -> unknown(influencerId));
        Preconditions.requireMatch(headers, request, known.version());
        LocalDate since = Admission.since(body, known, Influencer.withId(influencerId), clock);
        NewProgress before = new NewProgress(known.state(), known.since(), known.note());
        if (!before.equals(new NewProgress(body.state(), since, body.note()))) {
            Progress.set(campaign, List.of(new Progress.Step(influencerId, body.state(), since, body.note())), 1);
        }
        InvitationView now = invitation(campaign, influencerId);
        return Preconditions.item(now.version(), now);
    }

    @DELETE
    @Path("/{influencerId}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteInvitation",
            summary = "Take an influencer out of a campaign",
            description = "The campaign gets a new version.")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("influencerId") UUID influencerId,
            @Context HttpHeaders headers,
            @Context Request request) {
        Campaign campaign = Invitations.locked(id, agency.id());
        InvitationView known = Progress.locked(campaign, influencerId).orElseThrow(() -> unknown(influencerId));
        Preconditions.requireMatch(headers, request, known.version());
        Invitations.become(
                campaign,
                campaign.influencerIds().stream()
                        .filter(one -> !one.equals(influencerId))
                        .toList(),
                clock);
        events.changed(campaign);
    }

    private static InvitationView invitation(Campaign campaign, UUID influencerId) {
        return Progress.of(campaign, influencerId).orElseThrow(() -> unknown(influencerId));
    }

    private static Refusal unknown(UUID influencerId) {
        Former.requireUnmerged(influencerId);
        return Refusal.notFound("influencer of this campaign", influencerId);
    }
}
