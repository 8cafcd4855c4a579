package dev.rapport.interactions.calendar;

import java.time.Clock;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.interactions.settings.Settings;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.tenancy.ReadToken;
import dev.rapport.kit.tenancy.ReadTokens;

/** The calendar over HTTP. Open to all here, since calendar programs send no header: the token is the lock. */
@Path(CalendarResource.PATH)
@Tag(name = "Calendar")
@Produces(CalendarResource.ICALENDAR)
@PermitAll
@Transactional
public class CalendarResource {

    static final String PATH = "/v1/calendar.ics";
    static final String ICALENDAR = "text/calendar;charset=UTF-8";

    @Inject
    ReadTokens tokens;

    @Inject
    AgencySettings settings;

    @Inject
    Entries entries;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "getCalendar",
            summary = "Read commitments as iCalendar",
            description =
                    "By the token of a calendar feed alone. Each open commitment is an event of its whole due day,"
                            + " with alarms at nine in the morning of the agency's reminder days: the 500 that are due next and"
                            + " the 200 that fell due last. What was kept, broken, released or deleted within 60 days is"
                            + " there as cancelled, up to 300, and in the feed of an organization what has moved to another"
                            + " one, too.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            headers = {
                @Header(name = "ETag", description = "A hash of it", schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Cache-Control",
                        description = "Private, for five minutes",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @SecurityRequirementsSet
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = "An ETag that is known already.",
            schema = @Schema(type = SchemaType.STRING))
    public Response get(
            @QueryParam("token")
                    @NotNull
                    @Parameter(
                            description = "Of the calendar feed.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = ReadToken.LONGEST))
                    String token,
            @Context Request request) {
        CalendarFeed feed = tokens.open(CalendarFeed.class, token);
        Settings current = settings.current();
        var shown = entries.of(feed, current.today(clock), clock.instant());
        return Response.fromResponse(Preconditions.read(request, Calendar.of(feed.name(), current, shown)))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .build();
    }
}
