package dev.rapport.scoring.scores;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.ws.rs.BeanParam;
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
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Stage;

/** Scores over HTTP. */
@Path("/v1/scores")
@Tag(name = "Scores", description = "How a relationship stands.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@AwaitsArrival
public class ScoreResource {

    @Inject
    Ledger ledger;

    @Inject
    Ranking ranking;

    @Inject
    Clock clock;

    @GET
    @Transactional
    @Operation(
            operationId = "listScores",
            summary = "Rank relationships",
            description = "Over all organizations of the agency, or of one: with everybody who is known, or with whom"
                    + " that organization has done something. As last computed: a second or two after an event, and"
                    + " daily. Sorts: score, trust, reciprocity, trend, lastInteractionOn; -score where absent.")
    public Page<ScoreView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("organizationId") @Parameter(description = "One organization's own relationships.")
                    UUID organizationId,
            @QueryParam("stage") Stage stage,
            @QueryParam("atRisk") Boolean atRisk,
            @QueryParam("minScore")
                    @DecimalMin("0")
                    @DecimalMax("100")
                    @Parameter(description = "0 to 100. Cheapest with a sort by score, which it cuts off.")
                    Double minScore) {
        return ranking.page(page, new Ranking.Filter(organizationId, stage, atRisk, minScore));
    }

    @GET
    @Path("/{influencerId}")
    @Operation(
            operationId = "getScore",
            summary = "Read the score of an influencer",
            description =
                    "Over all organizations of the agency, or of one. Events arrive within a moment, not at once.")
    public ScoreView get(
            @PathParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") @Parameter(description = "One organization's own relationship.")
                    UUID organizationId,
            @QueryParam("asOf")
                    @Parameter(description = "UTC date, past or future, whose end the score is of; today where absent.")
                    LocalDate asOf) {
        LocalDate day = Moments.orToday(asOf, clock);
        Ledger.History history = ledger.of(influencerId, organizationId);
        Relationship relationship = history.relationship();
        return ScoreView.of(
                influencerId,
                organizationId,
                relationship,
                relationship.asOf(day),
                history.cadenceMaxDays(),
                history.numbersVersion());
    }
}
