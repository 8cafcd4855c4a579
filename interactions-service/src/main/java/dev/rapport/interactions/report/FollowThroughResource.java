package dev.rapport.interactions.report;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.commitment.Promiser;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;

/** "Follow through, always", as a report over HTTP. */
@Path("/v1/reports/follow-through")
@Tag(name = "Reports", description = "What it adds up to.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class FollowThroughResource {

    private static final int DAYS = 90;
    private static final int MOST_YEARS = 3;

    @Inject
    FollowThroughReport report;

    @Inject
    AgencySettings settings;

    @GET
    @Operation(
            operationId = "getFollowThrough",
            summary = "Read which promises were kept",
            description =
                    "Of the promises that were due from one day to another, both included, how many were kept,"
                            + " late, broken, released, are overdue or open: by organization, by influencer, or by person of the"
                            + " agency (promises that nobody sees to are left out there). Sorts: group, which is by id or name.")
    public Page<FollowThrough> get(
            @Valid @BeanParam PageQuery page,
            @QueryParam("groupBy") @Parameter(description = "ORGANIZATION where absent.") Grouping groupBy,
            @QueryParam("by") @Parameter(description = "Whose promises; US where absent.") Promiser by,
            @QueryParam("from") @Parameter(description = "90 days before `to` where absent; at most three years.")
                    LocalDate from,
            @QueryParam("to") @Parameter(description = "Today, in the agency's time zone, where absent.")
                    LocalDate to) {
        LocalDate today = settings.today();
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(DAYS) : from;
        refuseUnreadable(first, last);
        return report.page(
                new FollowThroughReport.Question(
                        groupBy == null ? Grouping.ORGANIZATION : groupBy,
                        by == null ? Promiser.US : by,
                        first,
                        last,
                        today),
                page);
    }

    private static void refuseUnreadable(LocalDate first, LocalDate last) {
        if (first.isAfter(last))
            throw Refusal.invalidParameter("from", "after_to", "This must not be after " + last + ".");
        if (first.isBefore(last.minusYears(MOST_YEARS))) {
            throw Refusal.invalidParameter("from", "too_long", "This must be within three years before " + last + ".");
        }
    }
}
