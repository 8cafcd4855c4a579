package dev.rapport.interactions.calendar;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.contact.Contacts;
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

/** Calendar feeds over HTTP: which commitments may be read elsewhere. */
@Path("/v1/calendar-feeds")
@Tag(name = "Calendar", description = "Commitments, to be subscribed to in a calendar program.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class CalendarFeedResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Contacts contacts;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "createCalendarFeed",
            summary = "Let commitments be read in a calendar program",
            description = "Whoever has the `url` reads these commitments, what was promised included, until the feed is"
                    + " deleted. The url is shown in this answer only, and not when a request is repeated: its token"
                    + " is not stored. Whoever lost it makes another feed.")
    @APIResponseSchema(value = CalendarFeedView.class, responseDescription = "Made", responseCode = "201")
    public Response create(@NotNull @Valid NewCalendarFeed body) {
        if (body.organizationId() != null) contacts.requireOrganization(body.organizationId());
        ReadToken token = ReadToken.issue(agency.id());
        CalendarFeed feed = new CalendarFeed(body, token, agency.caller(), clock);
        database.persist(feed);
        return Preconditions.created(
                "/v1/calendar-feeds/" + feed.id(),
                feed.version(),
                CalendarFeedView.of(feed).openedBy(token));
    }

    @GET
    @Operation(
            operationId = "listCalendarFeeds",
            summary = "List calendar feeds",
            description = "Those that have not been revoked, without their tokens. Sorts: createdAt.")
    public Page<CalendarFeedView> list(@Valid @BeanParam PageQuery page) {
        return CalendarFeed.LISTING
                .page(database, agency.id(), page, new Filter())
                .map(CalendarFeedView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCalendarFeed", summary = "Read a calendar feed", description = "Without its token.")
    @APIResponseSchema(value = CalendarFeedView.class, responseDescription = "The item", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        CalendarFeed feed = find(id);
        return Preconditions.read(request, feed.version(), CalendarFeedView.of(feed));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteCalendarFeed",
            summary = "Revoke a calendar feed",
            description = "Its token opens nothing from now on.")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        CalendarFeed feed = find(id);
        Preconditions.requireMatch(headers, request, feed.version());
        feed.delete();
    }

    private CalendarFeed find(UUID id) {
        CalendarFeed feed = database.find(CalendarFeed.class, id);
        if (feed == null) throw Refusal.notFound("calendar feed", id);
        return feed;
    }
}
