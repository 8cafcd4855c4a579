package dev.rapport.interactions.revision;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.Revision;
import dev.rapport.interactions.contact.People;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Revisions over HTTP. For editors: what was corrected away or deleted is in them. */
@Path("/v1/revisions")
@Tag(name = "Revisions", description = "Who changed what, when and why; and how to undo a deletion.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class RevisionResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    People people;

    @GET
    @Operation(
            operationId = "listRevisions",
            summary = "List changes",
            description = "Latest first. Sort: createdAt. `of` is the id of what was changed; with `kind=DELETED`, what"
                    + " can be restored.")
    public Page<RevisionView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("of") UUID of,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("kind") Revision.Kind kind) {
        Filter filter = new Filter()
                .where("thingId", "=", of)
                .where("influencerId", "in", people.idsOf(influencerId))
                .where("kind", "=", kind);
        return Revision.LISTING.page(database, agency.id(), page, filter).map(RevisionView::of);
    }
}
