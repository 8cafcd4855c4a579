package dev.rapport.interactions.timeline;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.contact.People;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;

/** The timeline over HTTP. */
@Path("/v1/timeline")
@Tag(name = "Timeline", description = "All that happened, in one stream.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class TimelineResource {

    @Inject
    Timeline timeline;

    @Inject
    People people;

    @GET
    @Operation(
            operationId = "listTimeline",
            summary = "Read what happened",
            description =
                    "Of an influencer, of an organization, or between the two: interactions, commitments (when made,"
                            + " and when closed), agreements, surveys, and of an influencer also research and wishes to be left"
                            + " alone that were told in contacts. Latest first, by when it happened, whenever it was written"
                            + " down; `sort=occurredAt` turns it round.")
    public Page<TimelineEntry> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") @Parameter(description = "This or an organization is required.")
                    UUID influencerId,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("kinds")
                    @Size(max = 500)
                    @Parameter(
                            description =
                                    "Only these, such as `HELP,ASK,COMMITMENT_KEPT`: the kinds of entry, joined by"
                                            + " commas.")
                    String kinds,
            @QueryParam("commitments")
                    @Parameter(
                            description = "Only commitments that are still open, or overdue, by when they were made.")
                    OpenCommitments commitments,
            @QueryParam("from") @Parameter(description = "Included.") Instant from,
            @QueryParam("to") @Parameter(description = "Excluded.") Instant to) {
        if (influencerId == null && organizationId == null) {
            throw Refusal.invalidParameter(
                    "influencerId", "required", "Say whose: influencerId, organizationId or both.");
        }
        if (kinds != null && commitments != null) {
            throw Refusal.invalidParameter(
                    "commitments", "not_with_kinds", "Open commitments are of one kind; leave kinds out.");
        }
        List<UUID> ids = influencerId == null ? List.of() : people.idsOf(influencerId);
        var question =
                new Timeline.Question(ids, organizationId, kinds == null ? null : read(kinds), commitments, from, to);
        return timeline.page(page, question);
    }

    private static Set<TimelineKind> read(String list) {
        Set<TimelineKind> kinds = EnumSet.noneOf(TimelineKind.class);
        for (String name : list.split(",", -1)) {
            kinds.add(Arrays.stream(TimelineKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalidParameter(
                            "kinds",
                            "unknown_value",
                            "This must be one or more of " + Arrays.toString(TimelineKind.values())
                                    + ", joined by commas.")));
        }
        return kinds;
    }
}
