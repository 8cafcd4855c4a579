package dev.rapport.contacts.organization;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;

/** Puts organizations aside and takes them up again. It leaves the lists and takes no new campaigns; its scores stay. */
@Path("/v1/organizations/{id}")
@Tag(name = "Organizations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class ArchiveResource {

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @POST
    @Path("/archive")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "archiveOrganization",
            summary = "Put an organization aside",
            description = "It leaves the lists and takes no new campaigns; its scores stay.")
    @APIResponseSchema(value = OrganizationView.class, responseDescription = "As it is now", responseCode = "200")
    public Response archive(@PathParam("id") UUID id) {
        Organization organization = Organization.withId(id);
        if (organization.archive(clock)) events.changed(organization);
        return Preconditions.item(organization.version(), OrganizationView.of(organization));
    }

    @POST
    @Path("/unarchive")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "unarchiveOrganization", summary = "Take an organization up again")
    @APIResponseSchema(value = OrganizationView.class, responseDescription = "As it is now", responseCode = "200")
    public Response unarchive(@PathParam("id") UUID id) {
        Organization organization = Organization.withId(id);
        if (organization.unarchive(clock)) events.changed(organization);
        return Preconditions.item(organization.version(), OrganizationView.of(organization));
    }
}
