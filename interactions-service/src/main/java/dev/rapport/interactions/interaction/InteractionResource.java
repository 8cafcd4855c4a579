package dev.rapport.interactions.interaction;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Interactions over HTTP. */
@Path("/v1/interactions")
@Tag(name = "Interactions", description = "What was done for, with or by an influencer.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class InteractionResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Contacts contacts;

    @Inject
    MergePatch mergePatch;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "createInteraction", summary = "Write down an interaction")
    @APIResponse(
            responseCode = "201",
            description = "Written down",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InteractionView.class)))
    public Response create(@NotNull @Valid NewInteraction body) {
        contacts.require(body.organizationId(), body.influencerId());
        Interaction interaction = new Interaction(body, answeredBy(body), clock);
        database.persist(interaction);
        events.tell(interaction);
        return Preconditions.created(
                "/v1/interactions/" + interaction.id(), interaction.version(), InteractionView.of(interaction));
    }

    @GET
    @Operation(
            operationId = "listInteractions",
            summary = "List interactions",
            description = "Latest first. Sorts: occurredAt, createdAt, updatedAt. `from` is included, `to` is not.")
    public Page<InteractionView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("kind") Kind kind,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("externalId") @Size(max = 200) String externalId) {
        Filter filter = new Filter()
                .where("influencerId", "=", influencerId)
                .where("organizationId", "=", organizationId)
                .where("kind", "=", kind)
                .where("occurredAt", ">=", from)
                .where("occurredAt", "<", to)
                .where("externalId", "=", externalId);
        return Interaction.LISTING.page(database, agency.id(), page, filter).map(InteractionView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getInteraction", summary = "Read an interaction")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InteractionView.class)))
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Interaction interaction = Interaction.withId(id);
        return Preconditions.read(request, interaction.version(), InteractionView.of(interaction));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "patchInteraction",
            summary = "Correct an interaction",
            description =
                    "RFC 7396 merge patch. With another kind, fields that only the old kind takes go by themselves.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InteractionView.class)))
    public Response patch(
            @PathParam("id") UUID id, JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Interaction interaction = Interaction.withId(id);
        Preconditions.requireMatch(headers, request, interaction.version());
        NewInteraction before = interaction.described();
        JsonNode patch = withoutLeftovers(before.kind(), body);
        NewInteraction after = mergePatch.apply(before, patch, NewInteraction.class);
        if (!after.equals(before)) correct(interaction, before, after);
        return Preconditions.item(interaction.version(), InteractionView.of(interaction));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "deleteInteraction", summary = "Delete an interaction")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Interaction interaction = Interaction.withId(id);
        Preconditions.requireMatch(headers, request, interaction.version());
        interaction.delete(clock);
        events.tell(interaction);
        for (Interaction answer : interaction.answers()) {
            answer.standAlone(clock);
            events.tell(answer);
        }
    }

    private void correct(Interaction interaction, NewInteraction before, NewInteraction after) {
        contacts.requireIfOther(interaction, after.organizationId(), after.influencerId());
        interaction.change(after, answeredBy(after), clock);
        events.tell(interaction);
        boolean sameForAnswers = interaction.influencerId().equals(before.influencerId())
                && interaction.occurredAt().equals(before.occurredAt());
        if (sameForAnswers) return;
        for (Interaction answer : interaction.answers()) {
            if (answer.follow(interaction, clock)) events.tell(answer);
        }
    }

    /** With another kind, what only the old one takes is removed, unless the patch speaks of it. */
    private static JsonNode withoutLeftovers(Kind old, JsonNode patch) {
        if (!(patch instanceof ObjectNode object)) return patch;
        Kind kind = Kind.named(patch.path("kind").asText()).orElse(old);
        ObjectNode complete = object.deepCopy();
        for (Detail detail : Detail.values()) {
            if (old.takes(detail) && !kind.takes(detail) && !object.has(detail.field()))
                complete.putNull(detail.field());
        }
        return complete;
    }

    /** Locked against change until the answer's hours are stored. */
    private Interaction answeredBy(NewInteraction said) {
        if (said.inReplyTo() == null) return null;
        Interaction answered = database.find(Interaction.class, said.inReplyTo(), LockModeType.PESSIMISTIC_READ);
        if (answered == null) throw Refusal.unknownReference("/inReplyTo", "interaction", said.inReplyTo());
        return answered;
    }
}
