package dev.rapport.contacts.campaign;

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

/** Puts campaigns aside and takes them up again. It leaves the lists; nothing else changes. */
@Path("/v1/campaigns/{id}")
@Tag(name = "Campaigns")
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
            operationId = "archiveCampaign",
            summary = "Put a campaign aside",
            description = "It leaves the lists; nothing else changes.")
    @APIResponseSchema(value = CampaignView.class, responseDescription = "As it is now", responseCode = "200")
    public Response archive(@PathParam("id") UUID id) {
        Campaign campaign = Campaign.withId(id);
        if (campaign.archive(clock)) events.changed(campaign);
        return Preconditions.item(campaign.version(), CampaignView.of(campaign));
    }

    @POST
    @Path("/unarchive")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "unarchiveCampaign", summary = "Take a campaign up again")
    @APIResponseSchema(value = CampaignView.class, responseDescription = "As it is now", responseCode = "200")
    public Response unarchive(@PathParam("id") UUID id) {
        Campaign campaign = Campaign.withId(id);
        if (campaign.unarchive(clock)) events.changed(campaign);
        return Preconditions.item(campaign.version(), CampaignView.of(campaign));
    }
}
