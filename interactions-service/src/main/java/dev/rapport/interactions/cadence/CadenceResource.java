package dev.rapport.interactions.cadence;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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

import com.fasterxml.jackson.databind.JsonNode;

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

/** Cadences over HTTP. */
@Path("/v1/cadences")
@Tag(name = "Keep in touch", description = "How often to be in touch, and whose turn it is.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class CadenceResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Contacts contacts;

    @Inject
    MergePatch mergePatch;

    @Inject
    Event<CadencesChanged> changed;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "createCadence",
            summary = "Say how often to be in touch",
            description = "For an organization, with those of a tag, or with everybody; each once, 200 in all. The most"
                    + " specific one holds: the influencer's own (set in contacts), then the organization's, the tag's,"
                    + " the agency's; of several alike the shortest. Touchpoints follow in the background.")
    @APIResponseSchema(value = CadenceView.class, responseDescription = "Said", responseCode = "201")
    public Response create(@NotNull @Valid NewCadence body) {
        if (body.organizationId() != null) contacts.requireOrganization(body.organizationId());
        Cadence cadence = new Cadence(body, agency.id(), clock);
        database.persist(cadence);
        database.flush();
        changed.fire(new CadencesChanged());
        return Preconditions.created("/v1/cadences/" + cadence.id(), cadence.version(), CadenceView.of(cadence));
    }

    @GET
    @Operation(operationId = "listCadences", summary = "List cadences", description = "Sort: createdAt.")
    public Page<CadenceView> list(@Valid @BeanParam PageQuery page) {
        return Cadence.LISTING.page(database, agency.id(), page, new Filter()).map(CadenceView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCadence", summary = "Read a cadence")
    @APIResponseSchema(value = CadenceView.class, responseDescription = "As it is now", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Cadence cadence = Cadence.withId(id);
        return Preconditions.read(request, cadence.version(), CadenceView.of(cadence));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.ADMIN)
    @Operation(operationId = "patchCadence", summary = "Change a cadence", description = "RFC 7396 merge patch.")
    @APIResponseSchema(value = CadenceView.class, responseDescription = "As it is now", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id, JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Cadence cadence = Cadence.withId(id);
        Preconditions.requireMatch(headers, request, cadence.version());
        NewCadence before = cadence.described();
        NewCadence after = mergePatch.apply(before, body, NewCadence.class);
        if (!after.equals(before)) {
            boolean other = !Objects.equals(after.organizationId(), before.organizationId());
            if (other && after.organizationId() != null) contacts.requireOrganization(after.organizationId());
            cadence.change(after, clock);
            database.flush();
            changed.fire(new CadencesChanged());
        }
        return Preconditions.item(cadence.version(), CadenceView.of(cadence));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    @Operation(operationId = "deleteCadence", summary = "Delete a cadence")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Cadence cadence = Cadence.withId(id);
        Preconditions.requireMatch(headers, request, cadence.version());
        database.remove(cadence);
        changed.fire(new CadencesChanged());
    }
}
