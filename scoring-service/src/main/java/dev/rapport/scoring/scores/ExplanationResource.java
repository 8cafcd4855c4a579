package dev.rapport.scoring.scores;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.Slice;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.outlook.Contribution;
import dev.rapport.scoring.outlook.Explanation;

/** Why a score is what it is, over HTTP. */
@Path("/v1/scores/{influencerId}/explanation")
@Tag(name = "Scores")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@AwaitsArrival
public class ExplanationResource {

    private static final int PAGE = 50;

    @Inject
    Ledger ledger;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "explainScore",
            summary = "Read why a score is what it is",
            description = "What each interaction does to it (the score with it less the score without it), what fades"
                    + " in silence, which promises are overdue, and what each component brings.")
    public ExplanationView get(
            @PathParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") @Parameter(description = "One organization's own relationship.")
                    UUID organizationId,
            @QueryParam("asOf")
                    @Parameter(description = "UTC date, past or future, whose end the score is of; today where absent.")
                    LocalDate asOf,
            @QueryParam("limit")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Items per page, 1 to 200; 50 where absent.")
                    Integer limit,
            @QueryParam("cursor")
                    @Size(max = 1000)
                    @Parameter(description = "Opaque; from `page.next` or `page.prev` of this explanation.")
                    String cursor) {
        LocalDate day = Moments.orToday(asOf, clock);
        Ledger.History history = ledger.of(influencerId, organizationId);
        Explanation explanation = Explanation.of(history.relationship(), day);
        // Bound to the day: on another, the order is another.
        String listing = agency.id() + "\nexplanation\n" + influencerId + '\n' + organizationId + '\n' + day;
        Page<Contribution> page = Slice.of(
                explanation.contributions(),
                one -> UUID.fromString(one.interaction().id()),
                listing,
                limit == null ? PAGE : limit,
                cursor);
        return ExplanationView.of(influencerId, organizationId, explanation, page, history.numbersVersion());
    }
}
