package dev.rapport.scoring.rebuild;

import java.net.URI;
import java.time.Clock;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Rebuilds over HTTP. */
@Path("/v1/rebuilds")
@Tag(name = "Rebuilds", description = "Make all scores anew.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class RebuildResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @Operation(
            operationId = "startRebuild",
            summary = "Make all scores of the agency anew",
            description = "In the background, while scores are read as ever; it goes on after a restart. The result is"
                    + " the same to the last bit, unless the model or its numbers have changed. One at a time.")
    @APIResponseSchema(value = RebuildView.class, responseDescription = "Started", responseCode = "202")
    public Response start(@NotNull @Valid NewRebuild body) {
        if (Rebuild.count("state <> ?1", Rebuild.State.DONE) > 0) {
            throw new Refusal(RebuildProblem.REBUILD_RUNNING, "Wait until it is done; see GET /v1/rebuilds.");
        }
        Rebuild rebuild = new Rebuild(body.source(), agency.caller(), clock);
        database.persist(rebuild);
        return Response.accepted(rebuild.view())
                .location(URI.create("/v1/rebuilds/" + rebuild.id()))
                .build();
    }

    @GET
    @Operation(operationId = "listRebuilds", summary = "List rebuilds", description = "Sorts: createdAt.")
    public Page<RebuildView> list(@Valid @BeanParam PageQuery page) {
        return Rebuild.LISTING.page(database, agency.id(), page, new Filter()).map(Rebuild::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRebuild", summary = "Read how far a rebuild has come")
    public RebuildView get(@PathParam("id") UUID id) {
        Rebuild rebuild = database.find(Rebuild.class, id);
        if (rebuild == null) throw Refusal.notFound("rebuild", id);
        return rebuild.view();
    }
}
