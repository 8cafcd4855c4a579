package dev.rapport.scoring.readiness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

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
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.model.Interaction;

/** What would be if these things happened? Changes nothing. */
@Path("/v1/simulations")
@Tag(name = "Simulations", description = "What would be if?")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class SimulationResource {

    @Inject
    Ledger ledger;

    @Inject
    AskReader asks;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @APIResponseSchema(
            value = SimulationView.class,
            responseDescription = "The score, and the verdict on an ask, without and with what was supposed.",
            responseCode = "200")
    @Operation(
            operationId = "simulate",
            summary = "Ask what would be if",
            description = "Supposes up to 50 interactions, or known ones otherwise, and compares. Changes nothing.")
    public Response simulate(@NotNull @Valid NewSimulation body) {
        NewAsk ask = body.ask();
        if (ask != null) AskReader.check(ask.relevance(), ask.topics(), "/ask");
        Ledger.History history = ledger.of(body.influencerId(), body.organizationId());
        Supposing supposing = new Supposing(history.relationship(), Moments.today(clock), body.asOf());
        List<Interaction> supposed = supposing.read(body.interactions());
        LocalDate day = supposing.day(supposed);

        AskReader.Read read = ask == null ? null : asks.read(ask.size(), ask.relevance(), ask.topics(), history);
        return Response.ok(SimulationView.of(body, day, history, supposed, read))
                .build();
    }
}
