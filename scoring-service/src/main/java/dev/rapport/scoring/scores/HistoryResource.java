package dev.rapport.scoring.scores;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.outlook.Timeline;

/** The course of a score over HTTP. */
@Path("/v1/scores/{influencerId}/history")
@Tag(name = "Scores")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@AwaitsArrival
public class HistoryResource {

    private static final int WEEKS = 26;
    private static final int MOST_POINTS = 400;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "getScoreHistory",
            summary = "Read the course of a score",
            description = "The same function at earlier days, by what is known today: a correction corrects the past"
                    + " too. At most 400 points.")
    public HistoryView get(
            @PathParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") @Parameter(description = "One organization's own relationship.")
                    UUID organizationId,
            @QueryParam("from") @Parameter(description = "UTC date; 26 weeks before the last where absent.")
                    LocalDate from,
            @QueryParam("to") @Parameter(description = "UTC date of the last point; today where absent.") LocalDate to,
            @QueryParam("step")
                    @Parameter(
                            description = "From one point to the next; a week where absent.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"day", "week", "month"}))
                    Timeline.Step step) {
        LocalDate last = Moments.orToday(to, clock);
        LocalDate first = from == null ? last.minusWeeks(WEEKS) : from;
        if (first.isAfter(last)) {
            throw Refusal.invalidParameter("from", "after_to", "This must not be after " + last + ".");
        }
        Timeline timeline = new Timeline(first, last, step == null ? Timeline.Step.WEEK : step);
        if (timeline.points() > MOST_POINTS) {
            throw Refusal.invalidParameter(
                    "from",
                    "too_many_points",
                    "That would be " + timeline.points() + " points; at most " + MOST_POINTS
                            + " are given. Take a longer step.");
        }
        Ledger.History history = ledger.of(influencerId, organizationId);
        return HistoryView.of(influencerId, organizationId, timeline, history.relationship(), history.numbersVersion());
    }
}
