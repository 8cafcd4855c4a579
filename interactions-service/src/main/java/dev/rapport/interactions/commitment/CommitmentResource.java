package dev.rapport.interactions.commitment;

import java.time.Clock;
import java.time.LocalDate;
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

import dev.rapport.interactions.ChangeReason;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.interactions.due.DueDate;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Commitments over HTTP. */
@Path("/v1/commitments")
@Tag(name = "Commitments", description = "What was promised, and what became of it.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class CommitmentResource {

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
    AgencySettings settings;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "createCommitment", summary = "Write down a commitment")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "Written down", responseCode = "201")
    public Response create(@NotNull @Valid NewCommitment body) {
        UUID person = contacts.require(body.organizationId(), body.influencerId());
        Clock clock = settings.clock();
        Commitment commitment = new Commitment(body.seenToBy(agency.caller()), clock);
        database.persist(commitment);
        commitment.concerns(body.influencerId(), person);
        events.tell(commitment);
        return Preconditions.created(
                "/v1/commitments/" + commitment.id(), commitment.version(), view(commitment, clock));
    }

    @GET
    @Operation(
            operationId = "listCommitments",
            summary = "List commitments",
            description =
                    "Sorts: dueOn, createdAt. `dueBefore` is not included. Overdue is what is open more than the one day"
                            + " of grace after it was due, in the agency's time zone.")
    public Page<CommitmentView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("by") Promiser by,
            @QueryParam("status") Status status,
            @QueryParam("responsible") @Size(max = 200) String responsible,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("dueBefore") LocalDate dueBefore,
            @QueryParam("externalId") @Size(max = 200) String externalId) {
        LocalDate today = settings.today();
        Filter filter = new Filter()
                .where("influencerId", "in", contacts.allOf(influencerId))
                .where("organizationId", "=", organizationId)
                .where("promiser", "=", by)
                .where("status", "=", status)
                .where("responsible", "=", responsible)
                .where("dueOn", "<", dueBefore)
                .where("externalId", "=", externalId);
        if (overdue != null) overdue(filter, overdue, DueDate.overdueBefore(today));
        return Commitment.LISTING
                .page(database, agency.id(), page, filter)
                .map(commitment -> CommitmentView.of(commitment, today));
    }

    /** In our own words, so that the index of open ones serves. */
    private static void overdue(Filter filter, boolean wanted, LocalDate before) {
        if (wanted) filter.raw("e.status = OPEN").where("dueOn", "<", before);
        else filter.raw("(e.status <> OPEN or e.dueOn >= :notBefore)", "notBefore", before);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCommitment", summary = "Read a commitment")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "As it is now", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Commitment commitment = Commitment.withId(id);
        return Preconditions.read(request, commitment.version(), view(commitment, settings.clock()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "patchCommitment",
            summary = "Correct a commitment",
            description = "RFC 7396 merge patch. What became of it is said by keep, break and release.")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "As it is now", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context Request request) {
        Commitment commitment = Commitment.withId(id);
        Preconditions.requireMatch(headers, request, commitment.version());
        Clock clock = settings.clock();
        NewCommitment before = commitment.described();
        NewCommitment after = mergePatch.apply(before, body, NewCommitment.class);
        if (!after.equals(before)) {
            contacts.requireIfOther(commitment, after.organizationId(), after.influencerId());
            commitment.change(after, clock);
            events.tell(commitment, why.reason);
        }
        return Preconditions.item(commitment.version(), view(commitment, clock));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteCommitment",
            summary = "Delete a commitment",
            description = "It can be restored within 30 days.")
    public void delete(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            @Context HttpHeaders headers,
            @Context Request request) {
        Commitment commitment = Commitment.withId(id);
        Preconditions.requireMatch(headers, request, commitment.version());
        commitment.delete(settings.clock());
        events.tell(commitment, why.reason);
    }

    private static CommitmentView view(Commitment commitment, Clock clock) {
        return CommitmentView.of(commitment, LocalDate.now(clock));
    }
}
