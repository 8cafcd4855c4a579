package dev.rapport.interactions.agreement;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/**
 * The terms of an agreement over time. Each version is an agreement of its own: so it is told on its own, counts from
 * the day it was accepted, and leaves what was in force before as it was.
 */
@Path("/v1/agreements/{id}/versions")
@Tag(name = "Agreements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class VersionResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    MergePatch mergePatch;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @POST
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "proposeTerms",
            summary = "Propose other terms",
            description =
                    "The terms of this version with the changes sent (RFC 7396), not accepted by anybody. What was"
                            + " accepted stays in force until these are: by setting their acceptedOn, here or later.")
    @APIResponseSchema(value = AgreementView.class, responseDescription = "Proposed", responseCode = "201")
    public Response propose(
            @PathParam("id") UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.OBJECT,
                                                            description =
                                                                    "What differs, in the form of a new agreement.")))
                    JsonNode body) {
        Agreement before = Agreement.withId(id);
        NewAgreement said = mergePatch.apply(before.described().proposed(), body, NewAgreement.class);
        refuseOthers(before, said);
        Agreement proposal = new Agreement(said, before.originalId(), next(before.originalId()), clock);
        proposal.concerns(before.influencerId(), before.person());
        database.persist(proposal);
        events.tell(proposal);
        return Preconditions.created("/v1/agreements/" + proposal.id(), proposal.version(), AgreementView.of(proposal));
    }

    @GET
    @Operation(
            operationId = "listTerms",
            summary = "List the versions of an agreement",
            description = "Latest first. Sorts: createdAt, updatedAt. Of those accepted, the one accepted last counts.")
    public Page<AgreementView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        UUID original = Agreement.withId(id).originalId();
        Filter filter = new Filter().raw("(e.id = :original or e.originalId = :original)", "original", original);
        return Agreement.LISTING.page(database, agency.id(), page, filter).map(AgreementView::of);
    }

    private static void refuseOthers(Agreement before, NewAgreement said) {
        if (!said.organizationId().equals(before.organizationId())) {
            throw Refusal.invalid("/organizationId", "not_applicable", "Versions are between the same two.");
        }
        if (!before.isWith(said.influencerId())) {
            throw Refusal.invalid("/influencerId", "not_applicable", "Versions are between the same two.");
        }
    }

    /** Deleted ones are counted too. Of two at once, the index lets one through. */
    private int next(UUID original) {
        return (Integer) database.createNativeQuery(
                        "SELECT coalesce(max(terms_version), 1) + 1 FROM agreement WHERE agency = ?1 AND original_id = ?2",
                        Integer.class)
                .setParameter(1, agency.id())
                .setParameter(2, original)
                .getSingleResult();
    }
}
