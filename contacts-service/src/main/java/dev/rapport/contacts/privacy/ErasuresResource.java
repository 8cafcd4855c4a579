package dev.rapport.contacts.privacy;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Proofs that somebody was erased, and the way back for those who want one. */
@Path("/v1/erasures")
@Tag(name = "Privacy", description = "All that is known of somebody, forgetting them, and the proof of it.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class ErasuresResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "listErasures",
            summary = "List erasures",
            description = "Sorts: createdAt; the last one first.")
    public Page<ErasureView> list(@Valid @BeanParam PageQuery page, @QueryParam("influencerId") UUID influencerId) {
        return Erasure.LISTING
                .page(database, agency.id(), page, new Filter().where("influencerId", "=", influencerId))
                .map(one -> one.view(filesUnread(database, one)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getErasure", summary = "Read the proof of an erasure")
    @APIResponseSchema(value = ErasureView.class, responseDescription = "The proof", responseCode = "200")
    public Response get(@PathParam("id") UUID id) {
        Erasure erasure = Erasure.withId(id);
        return Preconditions.item(erasure.version(), erasure.view(filesUnread(database, erasure)));
    }

    @DELETE
    @Path("/{id}/suppression")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "liftSuppression",
            summary = "Let somebody who was erased be known again",
            description = "Brings nothing back: they can be added anew, and nobody knows that they were here before.")
    public void lift(
            @PathParam("id") UUID id,
            @QueryParam("reason") @NotNull LiftReason reason,
            @Context HttpHeaders headers,
            @Context Request request) {
        Erasure erasure = Erasure.withId(id);
        Preconditions.requireMatch(headers, request, erasure.version());
        if (erasure.lifted()) return;
        erasure.lift(reason, agency.caller(), clock);
        database.createNativeQuery("DELETE FROM suppression WHERE agency = ?1 AND erasure_id = ?2")
                .setParameter(1, agency.id())
                .setParameter(2, id)
                .executeUpdate();
    }

    /** A file lies in the database until it has been read to its end, and nobody knows who is in it. */
    static boolean filesUnread(EntityManager database, Erasure erasure) {
        return (Boolean) database.createNativeQuery(
                        """
                        SELECT EXISTS (SELECT FROM import_job
                            WHERE agency = ?1 AND state IN ('WAITING', 'RUNNING') AND created_at <= ?2)""",
                        Boolean.class)
                .setParameter(1, erasure.agency())
                .setParameter(2, erasure.createdAt())
                .getSingleResult();
    }
}
