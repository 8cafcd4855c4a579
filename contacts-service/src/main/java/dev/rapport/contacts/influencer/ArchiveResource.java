package dev.rapport.contacts.influencer;

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

/** Puts influencers aside and takes them up again. They leave the lists and are taken into no campaign; their scores stay. */
@Path("/v1/influencers/{id}")
@Tag(name = "Influencers")
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
            operationId = "archiveInfluencer",
            summary = "Put an influencer aside",
            description = "They leave the lists and are taken into no campaign; their scores stay.")
    @APIResponseSchema(value = InfluencerView.class, responseDescription = "As it is now", responseCode = "200")
    public Response archive(@PathParam("id") UUID id) {
        Influencer influencer = Influencer.withId(id);
        if (influencer.archive(clock)) events.changed(influencer);
        return Preconditions.item(influencer.version(), InfluencerView.of(influencer));
    }

    @POST
    @Path("/unarchive")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "unarchiveInfluencer", summary = "Take an influencer up again")
    @APIResponseSchema(value = InfluencerView.class, responseDescription = "As it is now", responseCode = "200")
    public Response unarchive(@PathParam("id") UUID id) {
        Influencer influencer = Influencer.withId(id);
        if (influencer.unarchive(clock)) events.changed(influencer);
        return Preconditions.item(influencer.version(), InfluencerView.of(influencer));
    }
}
