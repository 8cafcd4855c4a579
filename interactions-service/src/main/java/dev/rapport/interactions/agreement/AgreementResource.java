package dev.rapport.interactions.agreement;

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
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Agreements over HTTP. */
@Path("/v1/agreements")
@Tag(name = "Agreements", description = "What was agreed on the balance of giving and taking.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class AgreementResource {

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
    @Operation(operationId = "createAgreement", summary = "Write down an agreement")
    @APIResponseSchema(value = AgreementView.class, responseDescription = "Written down", responseCode = "201")
    public Response create(@NotNull @Valid NewAgreement body) {
        UUID person = contacts.require(body.organizationId(), body.influencerId());
        Agreement agreement = new Agreement(body, clock);
        database.persist(agreement);
        agreement.concerns(body.influencerId(), person);
        events.tell(agreement);
        return Preconditions.created(
                "/v1/agreements/" + agreement.id(), agreement.version(), AgreementView.of(agreement));
    }

    @GET
    @Operation(
            operationId = "listAgreements",
            summary = "List agreements",
            description = "Latest first. Sorts: createdAt, updatedAt.")
    public Page<AgreementView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("externalId") @Size(max = 200) String externalId) {
        Filter filter = new Filter()
                .where("influencerId", "in", contacts.allOf(influencerId))
                .where("organizationId", "=", organizationId)
                .where("externalId", "=", externalId);
        return Agreement.LISTING.page(database, agency.id(), page, filter).map(AgreementView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAgreement", summary = "Read an agreement")
    @APIResponseSchema(value = AgreementView.class, responseDescription = "As it is now", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Agreement agreement = Agreement.withId(id);
        return Preconditions.read(request, agreement.version(), AgreementView.of(agreement));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "patchAgreement",
            summary = "Correct an agreement",
            description =
                    "RFC 7396 merge patch. A proposal is accepted by setting acceptedOn. Terms that were accepted are"
                            + " corrected with a `reason` only; to change them, propose a version.")
    @APIResponseSchema(value = AgreementView.class, responseDescription = "As it is now", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context Request request) {
        Agreement agreement = Agreement.withId(id);
        Preconditions.requireMatch(headers, request, agreement.version());
        NewAgreement before = agreement.described();
        NewAgreement after = mergePatch.apply(before, body, NewAgreement.class);
        if (!after.equals(before)) {
            contacts.requireIfOther(agreement, after.organizationId(), after.influencerId());
            agreement.change(after, why, clock);
            events.tell(agreement, why.reason);
        }
        return Preconditions.item(agreement.version(), AgreementView.of(agreement));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteAgreement",
            summary = "Delete an agreement",
            description = "It can be restored within 30 days.")
    public void delete(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            @Context HttpHeaders headers,
            @Context Request request) {
        Agreement agreement = Agreement.withId(id);
        Preconditions.requireMatch(headers, request, agreement.version());
        agreement.delete(clock);
        events.tell(agreement, why.reason);
    }
}
