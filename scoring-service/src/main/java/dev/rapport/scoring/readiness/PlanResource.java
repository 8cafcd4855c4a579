package dev.rapport.scoring.readiness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Campaigns;
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
    Campaigns campaigns;

    @Inject
    AskReader asks;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @APIResponseSchema(
            value = PlanView.class,
            responseDescription = "For each influencer the steps, and whether they lead to a reasonable ask in time.",
            responseCode = "200")
    @Operation(
            operationId = "plan",
            summary = "Plan the way to a reasonable ask",
            description = "One action a week, tried out by simulation, until the ask is reasonable and on to the"
                    + " launch; for influencers and an ask spelt out, or for those of a campaign. Changes nothing.")
    public Response plan(@NotNull @Valid NewPlan body) {
        Violations.refuse(body.wrong());
        LocalDate today = Moments.today(clock);
        return Response.ok(body.campaignId() == null ? spelt(body, today) : campaign(body.campaignId(), today))
                .build();
    }

    private PlanView spelt(NewPlan body, LocalDate today) {
        AskReader.check(body.relevance(), body.topics(), "");
        checkLaunch(body.launchOn(), today, "/launchOn", "This");
        if (body.influencerIds().stream().distinct().count()
                < body.influencerIds().size()) {
            throw Refusal.invalid("/influencerIds", "repeated", "Each influencer may be given only once.");
        }
        Map<UUID, Ledger.History> histories = ledger.of(body.influencerIds(), body.organizationId());
        Function<Ledger.History, AskReader.Read> reading =
                one -> asks.read(body.size(), body.relevance(), body.topics(), one);
        return PlanView.of(body, today, plans(histories, reading, today, body.launchOn()));
    }

    private PlanView campaign(UUID id, LocalDate today) {
        Campaigns.Cast cast = campaigns.of(id);
        LocalDate launchOn = cast.campaign().launchOn();
        checkLaunch(launchOn, today, "/campaignId", "The launch of this campaign, " + launchOn + ",");
        Function<Ledger.History, AskReader.Read> reading = one -> AskReader.read(cast.campaign(), one);
        return PlanView.of(cast, today, plans(cast.histories(), reading, today, launchOn));
    }

    private static List<PlanView.InfluencerPlan> plans(
            Map<UUID, Ledger.History> histories,
            Function<Ledger.History, AskReader.Read> reading,
            LocalDate today,
            LocalDate launchOn) {
        List<PlanView.InfluencerPlan> plans = new ArrayList<>();
        histories.forEach((id, history) -> {
            AskReader.Read read = reading.apply(history);
            var plan = Planner.of(history.outlook(), read.ask(), today, launchOn);
            plans.add(PlanView.InfluencerPlan.of(id, read, plan));
        });
        return plans;
    }

    private static void checkLaunch(LocalDate launchOn, LocalDate today, String pointer, String what) {
        LocalDate last = today.plusYears(1);
        if (launchOn.isBefore(today) || launchOn.isAfter(last)) {
            throw Refusal.invalid(pointer, "out_of_range", what + " must be from " + today + " to " + last + " (UTC).");
        }
    }
}
