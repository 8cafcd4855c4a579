package dev.rapport.contacts.campaign;

import java.time.Clock;
import java.util.List;
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
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.organization.Organization;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Campaigns over HTTP. */
@Path("/v1/campaigns")
@Tag(name = "Campaigns", description = "What an organization plans to ask of several influencers by a day.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class CampaignResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    MergePatch mergePatch;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "createCampaign",
            summary = "Add a campaign",
            description =
                    "404 where the organization or one of the influencers is unknown, 409 `organization_archived` or"
                            + " `influencer_archived` where one is archived.")
    @APIResponseSchema(value = CampaignView.class, responseDescription = "Made", responseCode = "201")
    public Response create(@NotNull @Valid NewCampaign body) {
        requireOrganization(body.organizationId());
        Campaign campaign = new Campaign(body, clock);
        database.persist(campaign);
        Invitations.change(campaign, List.of(), body.influencerIds());
        events.changed(campaign);
        return Preconditions.created("/v1/campaigns/" + campaign.id(), campaign.version(), CampaignView.of(campaign));
    }

    @GET
    @Operation(
            operationId = "listCampaigns",
            summary = "List campaigns",
            description = "Sorts: name, launchOn, createdAt, updatedAt.")
    public Page<CampaignView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("externalId") @Size(max = 200) String externalId,
            @QueryParam("archived")
                    @DefaultValue("false")
                    @Parameter(description = "`true`: only what is archived; `false`: only what is not.")
                    Boolean archived) {
        return Campaign.LISTING
                .page(
                        database,
                        agency.id(),
                        page,
                        new Filter()
                                .where("archived", "=", archived)
                                .where("organizationId", "=", organizationId)
                                .where("externalId", "=", externalId))
                .map(CampaignView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCampaign", summary = "Read a campaign")
    @APIResponseSchema(value = CampaignView.class, responseDescription = "The item", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Campaign campaign = Campaign.withId(id);
        return Preconditions.read(request, campaign.version(), CampaignView.of(campaign));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "patchCampaign", summary = "Change a campaign", description = "RFC 7396 merge patch.")
    @APIResponseSchema(value = CampaignView.class, responseDescription = "The item", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id, JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Campaign campaign = Campaign.withId(id);
        Preconditions.requireMatch(headers, request, campaign.version());
        NewCampaign before = campaign.described();
        NewCampaign said = mergePatch.apply(before, body, NewCampaign.class);
        if (campaign.change(said, clock)) {
            if (!said.organizationId().equals(before.organizationId())) requireOrganization(said.organizationId());
            Invitations.change(campaign, before.influencerIds(), said.influencerIds());
            events.changed(campaign);
        }
        return Preconditions.item(campaign.version(), CampaignView.of(campaign));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "deleteCampaign", summary = "Delete a campaign")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Campaign campaign = Campaign.withId(id);
        Preconditions.requireMatch(headers, request, campaign.version());
        events.deleted(campaign);
        campaign.delete();
    }

    private void requireOrganization(UUID id) {
        Organization organization = database.find(Organization.class, id);
        if (organization == null) throw Refusal.unknownReference("/organizationId", "organization", id);
        if (organization.archived()) {
            throw CampaignProblem.ORGANIZATION_ARCHIVED.at(
                    "/organizationId", "The organization is archived; take it up again first.");
        }
    }
}
