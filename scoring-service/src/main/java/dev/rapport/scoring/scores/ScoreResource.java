package dev.rapport.scoring.scores;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.model.Relationship;

/** Scores over HTTP. */
@Path("/v1/scores")
@Tag(name = "Scores", description = "How a relationship stands.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class ScoreResource {

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

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
        LocalDate day = asOf == null ? Moments.today(clock) : asOf;
        Relationship relationship = ledger.of(influencerId, organizationId).relationship();
        return ScoreView.of(influencerId, organizationId, relationship, relationship.asOf(day));
    }
}
