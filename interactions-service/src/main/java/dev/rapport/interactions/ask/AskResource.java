package dev.rapport.interactions.ask;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.ChangeReason;
import dev.rapport.interactions.Deed;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.commitment.Commitment;
import dev.rapport.interactions.contact.People;
import dev.rapport.interactions.interaction.AskEnd;
import dev.rapport.interactions.interaction.Conduct;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.Kind;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;

/** Asks over HTTP: interactions of that kind, with what became of them. */
@Path("/v1/asks")
@Tag(
        name = "Asks",
        description = "What became of what was asked for. An ask is made, and corrected, as an interaction.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class AskResource {

    private static final Listing<Interaction> LISTING = new Listing<>(Interaction.class)
            .sortedBy("occurredAt", Interaction::occurredAt, Text::instant)
            .byDefault("-occurredAt");

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    People people;

    @Inject
    Lives lives;

    @Inject
    Conduct conduct;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @GET
    @Operation(operationId = "listAsks", summary = "List asks", description = "Latest first. Sort: occurredAt.")
    public Page<AskView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("state") AskState state) {
        Filter filter = new Filter()
                .raw("e.kind = dev.rapport.interactions.interaction.Kind.ASK")
                .where("influencerId", "in", people.idsOf(influencerId))
                .where("organizationId", "=", organizationId);
        if (state != null) state.restrict(filter);
        return lives.of(LISTING.page(database, agency.id(), page, filter));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAsk", summary = "Read an ask")
    @APIResponseSchema(value = AskView.class, responseDescription = "As it is now", responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        return answer(ask(id));
    }

    @POST
    @Path("/{id}/close")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "closeAsk",
            summary = "Note what became of it",
            description = "ACCEPTED and DECLINED are theirs to say, WITHDRAWN is ours. Scoring counts it as before: it"
                    + " was in their inbox.")
    @APIResponseSchema(value = AskView.class, responseDescription = "As it is now", responseCode = "200")
    public Response close(
            @PathParam("id") UUID id, @NotNull @Valid AskClosing body, @Valid @BeanParam ChangeReason why) {
        Interaction ask = ask(id);
        if (ask.askEnd() != null) {
            AskEnd end = ask.askEnd();
            throw new Refusal(
                    AskProblem.ASK_CLOSED,
                    "It is " + end.closedAs() + " since " + end.closedOn() + "; reopen it where that was a mistake.");
        }
        LocalDate on = Moments.happenedOn(body.on(), clock, "/on");
        checkLink(ask, Interaction.class, body.answerId(), "/answerId", "interaction");
        checkLink(ask, Commitment.class, body.commitmentId(), "/commitmentId", "commitment");
        ask.close(new AskEnd(body.as(), on, body.answerId(), body.commitmentId()), clock);
        events.tell(ask, why.reason);
        return answer(ask);
    }

    @POST
    @Path("/{id}/reopen")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "reopenAsk",
            summary = "Take back what became of it",
            description =
                    "Where it was closed by mistake; `reason` is required. An open ask of now is refused as a new one"
                            + " would be, by the rules of `/v1/ask-guard`.")
    @APIResponseSchema(value = AskView.class, responseDescription = "As it is now", responseCode = "200")
    public Response reopen(@PathParam("id") UUID id, @Valid @BeanParam ChangeReason why) {
        Interaction ask = ask(id);
        String reason = why.needed("Say what was wrong with how it was closed.");
        if (ask.askEnd() == null) throw new Refusal(AskProblem.ASK_OPEN, "It need not be reopened.");
        conduct.check(ask);
        ask.close(null, clock);
        events.tell(ask, reason);
        return answer(ask);
    }

    private Interaction ask(UUID id) {
        Interaction found = database.find(Interaction.class, id);
        if (found == null || found.kind() != Kind.ASK) throw Refusal.notFound("ask", id);
        return found;
    }

    /** What came of it is of the same influencer, and came after it. */
    private void checkLink(Interaction ask, Class<? extends Deed> type, UUID id, String pointer, String what) {
        if (id == null) return;
        Deed deed = database.find(type, id);
        if (deed == null) throw Refusal.unknownReference(pointer, what, id);
        if (deed.id().equals(ask.id()) || !deed.person().equals(ask.person())) {
            throw Refusal.invalid(pointer, "other_influencer", "What came of an ask is with the same influencer.");
        }
        if (deed.occurredAt().isBefore(ask.occurredAt())) {
            throw Refusal.invalid(pointer, "earlier", "What came of an ask came after it.");
        }
    }

    /** Without a tag: what follows an ask does not change its version. */
    private Response answer(Interaction ask) {
        return Response.ok(lives.of(ask)).build();
    }
}
