package dev.rapport.contacts.influencer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
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

import dev.rapport.contacts.ContactEvents;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;

/** An influencer's wish not to be contacted. While it stands, any ask is SPAMMY. */
@Path("/v1/influencers/{id}/do-not-contact")
@Tag(name = "Influencers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class DoNotContactResource {

    @Inject
    EntityManager database;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @PUT
    @Operation(
            operationId = "forbidContact",
            summary = "Mark as not to be contacted",
            description = "Repeated: corrects day and reason.")
    @APIResponseSchema(value = InfluencerView.class, responseDescription = "The item", responseCode = "200")
    public Response forbid(
            @PathParam("id") UUID id,
            @NotNull @Valid NewDoNotContact body,
            @Context HttpHeaders headers,
            @Context Request request) {
        Influencer influencer = Influencer.withId(id);
        Preconditions.requireMatch(headers, request, influencer.version());
        LocalDate since = Moments.happenedOn(body.since(), clock, "/since");
        ContactPermission optOut = optOut(influencer, since, body.reason());
        influencer.forbidContact(optOut, clock);
        events.changed(optOut);
        events.changed(influencer);
        return Preconditions.item(influencer.version(), InfluencerView.of(influencer));
    }

    private ContactPermission optOut(Influencer influencer, LocalDate since, String reason) {
        if (influencer.doNotContact() != null) {
            ContactPermission standing = database.find(
                    ContactPermission.class, influencer.doNotContact().permissionId());
            standing.correct(since, reason, clock);
            return standing;
        }
        ContactPermission fresh = ContactPermission.optOut(influencer.id(), since, reason, clock);
        database.persist(fresh);
        return fresh;
    }

    @DELETE
    @Operation(
            operationId = "allowContact",
            summary = "Lift do-not-contact",
            description = "Counts as an opt-in of today (UTC).")
    @APIResponseSchema(value = InfluencerView.class, responseDescription = "The item", responseCode = "200")
    public Response allow(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Influencer influencer = Influencer.withId(id);
        Preconditions.requireMatch(headers, request, influencer.version());
        if (influencer.doNotContact() != null) {
            ContactPermission optIn = ContactPermission.optIn(id, Moments.today(clock), clock);
            database.persist(optIn);
            influencer.allowContact(clock);
            events.changed(optIn);
            events.changed(influencer);
        }
        return Preconditions.item(influencer.version(), InfluencerView.of(influencer));
    }
}
