package dev.rapport.interactions.interaction;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rapport.interactions.ChangeReason;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Addressed;
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
    Conduct conduct;

    @Inject
    Meeting meeting;

    @Inject
    MergePatch mergePatch;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "createInteraction",
            summary = "Write down an interaction",
            description = "What reaches out to the influencer is held against the agreement in force: `warnings` say"
                    + " which boundaries it crosses. What is asked now is refused, or warned of, by the rules of"
                    + " `/v1/ask-guard`.")
    @APIResponseSchema(value = InteractionView.class, responseDescription = "Written down", responseCode = "201")
    public Response create(@NotNull @Valid NewInteraction body) {
        Meeting.Met met = meeting.of(body);
        Interaction interaction = new Interaction(body, met.person(), answeredBy(body), clock);
        database.persist(interaction);
        events.tell(interaction);
        return Preconditions.created(
                "/v1/interactions/" + interaction.id(),
                interaction.version(),
                InteractionView.of(interaction, met.warnings()));
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
                .where("influencerId", "in", contacts.allOf(influencerId))
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
    @APIResponseSchema(value = InteractionView.class, responseDescription = "As it is now", responseCode = "200")
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
    @APIResponseSchema(value = InteractionView.class, responseDescription = "As it is now", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context Request request) {
        Interaction interaction = Interaction.withId(id);
        Preconditions.requireMatch(headers, request, interaction.version());
        NewInteraction before = interaction.described();
        JsonNode patch = withoutLeftovers(before.kind(), body);
        NewInteraction after = mergePatch.apply(before, patch, NewInteraction.class);
        if (after.equals(before)) return Preconditions.item(interaction.version(), InteractionView.of(interaction));
        List<Warning> warnings = correct(interaction, before, after, why.reason);
        return Preconditions.item(interaction.version(), InteractionView.of(interaction, warnings));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteInteraction",
            summary = "Delete an interaction",
            description = "It can be restored within 30 days.")
    public void delete(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            @Context HttpHeaders headers,
            @Context Request request) {
        Interaction interaction = Interaction.withId(id);
        Preconditions.requireMatch(headers, request, interaction.version());
        interaction.delete(clock);
        events.tell(interaction, why.reason);
        for (Interaction answer : interaction.answers()) {
            answer.standAlone(clock);
            events.tell(answer, why.reason);
        }
    }

    private List<Warning> correct(Interaction interaction, NewInteraction before, NewInteraction after, String reason) {
        UUID person = contacts.requireFor(interaction, after.organizationId(), after.influencerId());
        List<Warning> warnings = Conduct.isTheSame(before, after)
                ? List.of()
                : conduct.check(new Addressed<>(after, person), interaction.id());
        interaction.concerns(after.influencerId(), person);
        interaction.change(after, answeredBy(after), clock);
        events.tell(interaction, reason);
        boolean sameForAnswers = interaction.person().equals(before.influencerId())
                && interaction.occurredAt().equals(before.occurredAt());
        if (sameForAnswers) return warnings;
        for (Interaction answer : interaction.answers()) {
            if (answer.follow(interaction, clock)) events.tell(answer, reason);
        }
        return warnings;
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
