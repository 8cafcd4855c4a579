package dev.rapport.contacts.organization;

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
import dev.rapport.contacts.Departure;
import dev.rapport.contacts.campaign.Campaign;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Organizations over HTTP. */
@Path("/v1/organizations")
@Tag(name = "Organizations", description = "Whom the agency works for.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class OrganizationResource {

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
    @Operation(operationId = "createOrganization", summary = "Add an organization")
    @APIResponseSchema(value = OrganizationView.class, responseDescription = "Made", responseCode = "201")
    public Response create(@NotNull @Valid NewOrganization body) {
        Organization organization = new Organization(body, clock);
        database.persist(organization);
        events.changed(organization);
        return Preconditions.created(
                "/v1/organizations/" + organization.id(), organization.version(), OrganizationView.of(organization));
    }

    @GET
    @Operation(
            operationId = "listOrganizations",
            summary = "List organizations",
            description = "Sorts: name, createdAt, updatedAt.")
    public Page<OrganizationView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("externalId") @Size(max = 200) String externalId,
            @QueryParam("archived")
                    @DefaultValue("false")
                    @Parameter(description = "`true`: only what is archived; `false`: only what is not.")
                    Boolean archived) {
        return Organization.LISTING
                .page(
                        database,
                        agency.id(),
                        page,
                        new Filter().where("archived", "=", archived).where("externalId", "=", externalId))
                .map(OrganizationView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOrganization", summary = "Read an organization")
    @APIResponseSchema(value = OrganizationView.class, responseDescription = "The item", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Organization organization = Organization.withId(id);
        return Preconditions.read(request, organization.version(), OrganizationView.of(organization));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "patchOrganization",
            summary = "Change an organization",
            description = "RFC 7396 merge patch.")
    @APIResponseSchema(value = OrganizationView.class, responseDescription = "The item", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id, JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Organization organization = Organization.withId(id);
        Preconditions.requireMatch(headers, request, organization.version());
        boolean changed =
                organization.change(mergePatch.apply(organization.described(), body, NewOrganization.class), clock);
        if (changed) events.changed(organization);
        return Preconditions.item(organization.version(), OrganizationView.of(organization));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteOrganization",
            summary = "Delete an organization",
            description = "409 `organization_has_campaigns` while it has campaigns.")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Organization organization = Organization.withId(id);
        Preconditions.requireMatch(headers, request, organization.version());
        Departure.lockAgainstAdditions("organization", organization);
        refuseWhileItHasCampaigns(id);
        events.deleted(organization);
        organization.delete();
    }

    private static void refuseWhileItHasCampaigns(UUID id) {
        Campaign.anyOf(id).ifPresent(campaign -> {
            throw new Refusal(
                    OrganizationProblem.ORGANIZATION_HAS_CAMPAIGNS,
                    "Archive it, or delete its campaigns first or give them to another one; one is " + campaign.id()
                            + ".");
        });
    }
}
