package dev.rapport.scoring.readiness;

import java.time.Clock;
import java.time.LocalDate;

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
import dev.rapport.scoring.outlook.Outlook;
import dev.rapport.scoring.scores.ScoreView;

/** May we ask? Judges an ask before it is made; changes nothing. */
@Path("/v1/assessments")
@Tag(name = "Assessments", description = "Is this ask reasonable, premature or spammy?")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class AssessmentResource {

    @Inject
    Ledger ledger;

    @Inject
    AskReader asks;

    @Inject
    Clock clock;

    @Inject
    VerdictMeters verdicts;

    @POST
    @Idempotent
    @APIResponseSchema(
            value = AssessmentView.class,
            responseDescription = "The verdict, with every reason against it.",
            responseCode = "200")
    @Operation(
            operationId = "assess",
            summary = "Ask whether we may ask",
            description =
                    "Asks, follow-ups and gifts of every organization of the agency count: the influencer has one inbox.")
    public Response assess(@NotNull @Valid NewAssessment body) {
        AskReader.check(body.relevance(), body.topics(), "");
        LocalDate day = Moments.orToday(body.asOf(), clock);
        Ledger.History history = ledger.of(body.influencerId(), body.organizationId());
        AskReader.Read read = asks.read(body.size(), body.relevance(), body.topics(), history);
        Outlook outlook = history.outlook();

        ScoreView score = ScoreView.of(
                body.influencerId(),
                body.organizationId(),
                history.relationship(),
                outlook.standing(day),
                history.cadenceMaxDays(),
                history.numbersVersion());
        AssessmentView answer = AssessmentView.of(body, read, outlook, score);
        verdicts.count(answer.verdict());
        return Response.ok(answer).build();
    }
}
