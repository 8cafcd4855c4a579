package dev.rapport.scoring.readiness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.outlook.Planner;

/** What to do each week, with whom, to be ready by a launch. Changes nothing. */
@Path("/v1/plans")
@Tag(name = "Plans", description = "What to do until the ask is reasonable.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class PlanResource {

    @Inject
    Ledger ledger;

    @Inject
    AskReader asks;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @APIResponse(
            responseCode = "200",
            description = "For each influencer the steps, and whether they lead to a reasonable ask in time.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PlanView.class)))
    @Operation(
            operationId = "plan",
            summary = "Plan the way to a reasonable ask",
            description = "One action a week, tried out by simulation, until the ask is reasonable and on to the"
                    + " launch. Changes nothing.")
    public Response plan(@NotNull @Valid NewPlan body) {
        AskReader.check(body.relevance(), body.topics(), "");
        LocalDate today = Moments.today(clock);
        check(body, today);
        List<PlanView.InfluencerPlan> plans = new ArrayList<>();
        for (Map.Entry<UUID, Ledger.History> one :
                ledger.of(body.influencerIds(), body.organizationId()).entrySet()) {
            AskReader.Read read = asks.read(
                    body.size(), body.relevance(), body.topics(), one.getValue().interests());
            var plan = Planner.of(one.getValue().outlook(), read.ask(), today, body.launchOn());
            plans.add(PlanView.InfluencerPlan.of(one.getKey(), read, plan));
        }
        return Response.ok(PlanView.of(body, today, plans)).build();
    }

    private static void check(NewPlan said, LocalDate today) {
        LocalDate last = today.plusYears(1);
        if (said.launchOn().isBefore(today) || said.launchOn().isAfter(last)) {
            throw Refusal.invalid(
                    "/launchOn", "out_of_range", "This must be from " + today + " to " + last + " (UTC).");
        }
        if (said.influencerIds().stream().distinct().count()
                < said.influencerIds().size()) {
            throw Refusal.invalid("/influencerIds", "repeated", "Each influencer may be given only once.");
        }
    }
}
