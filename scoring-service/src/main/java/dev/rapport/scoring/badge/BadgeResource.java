package dev.rapport.scoring.badge;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.ReadToken;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.scoring.ledger.Ledger;

/** Badges over HTTP: which scores may be embedded elsewhere. */
@Path("/v1/badges")
@Tag(name = "Badges", description = "Pictures of scores, to be embedded elsewhere.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class BadgeResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @AwaitsArrival
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "createBadge",
            summary = "Let a score be embedded",
            description =
                    "Whoever has the `url` sees stage, score and course of this one relationship, and nothing else,"
                            + " until the badge is deleted. The url is shown in this answer only, and not when a request is"
                            + " repeated: its token is not stored. Whoever lost it makes another badge.")
    @APIResponseSchema(value = BadgeView.class, responseDescription = "Made", responseCode = "201")
    public Response create(@NotNull @Valid NewBadge body) {
        refuseUnknown(body);
        ReadToken token = ReadToken.issue(agency.id());
        Badge badge = new Badge(body, token, agency.caller(), clock);
        database.persist(badge);
        return Preconditions.created(
                "/v1/badges/" + badge.id(), badge.version(), BadgeView.of(badge).openedBy(token));
    }

    private void refuseUnknown(NewBadge said) {
        ledger.of(said.influencerId(), said.organizationId());
    }

    @GET
    @Operation(
            operationId = "listBadges",
            summary = "List badges",
            description = "Those that have not been revoked, without their tokens. Sorts: createdAt.")
    public Page<BadgeView> list(@Valid @BeanParam PageQuery page, @QueryParam("influencerId") UUID influencerId) {
        return Badge.LISTING
                .page(database, agency.id(), page, new Filter().where("influencerId", "=", influencerId))
                .map(BadgeView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBadge", summary = "Read a badge", description = "Without its token.")
    @APIResponseSchema(value = BadgeView.class, responseDescription = "The item", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Badge badge = find(id);
        return Preconditions.read(request, badge.version(), BadgeView.of(badge));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteBadge",
            summary = "Revoke a badge",
            description =
                    "Its token opens nothing from now on. A copy that somebody's cache holds lasts up to an hour.")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Badge badge = find(id);
        Preconditions.requireMatch(headers, request, badge.version());
        badge.delete();
    }

    private Badge find(UUID id) {
        Badge badge = database.find(Badge.class, id);
        if (badge == null) throw Refusal.notFound("badge", id);
        return badge;
    }
}
