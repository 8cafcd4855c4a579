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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.outbox.Fingerprint;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.readiness.AssessmentView.RelevanceSource;
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
    Agency agency;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @APIResponse(
            responseCode = "200",
            description = "The verdict, with every reason against it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AssessmentView.class)))
    @Operation(
            operationId = "assess",
            summary = "Ask whether we may ask",
            description =
                    "Asks, follow-ups and gifts of every organization of the agency count: the influencer has one inbox.")
    public Response assess(@NotNull @Valid NewAssessment body) {
        if (body.relevance() != null && body.topics() != null) {
            throw Refusal.invalid("/topics", "not_both", "Give either relevance or topics.");
        }
        LocalDate day = body.asOf() == null ? Moments.today(clock) : body.asOf();
        Ledger.History history = ledger.of(body.influencerId(), body.organizationId());
        RelevanceSource source = source(body, history.interests());
        Ask ask = new Ask(body.size(), relevance(body, history.interests(), source));

        Standing standing = history.relationship().asOf(day);
        Standing wholeAgency = history.wholeAgency().asOf(day);
        Assessment assessment = Assessment.of(standing, wholeAgency, ask);
        ScoreView score = ScoreView.of(body.influencerId(), body.organizationId(), history.relationship(), standing);
        return Response.ok(AssessmentView.of(body, assessment, ask, source, score))
                .build();
    }

    private static RelevanceSource source(NewAssessment said, List<String> interests) {
        if (said.relevance() != null) return RelevanceSource.GIVEN;
        // Where no interest is known, no topic can match: that says something about us, not about the ask.
        return said.topics() != null && !interests.isEmpty() ? RelevanceSource.TOPICS : RelevanceSource.DEFAULT;
    }

    private double relevance(NewAssessment said, List<String> interests, RelevanceSource source) {
        return switch (source) {
            case GIVEN -> said.relevance();
            case DEFAULT -> ModelConfig.DEFAULT.relevance().assumed();
            case TOPICS -> {
                List<String> topics = said.topics().stream()
                        .map(topic -> Fingerprint.of(agency.id(), topic))
                        .distinct()
                        .toList();
                yield topics.stream().filter(interests::contains).count() / (double) topics.size();
            }
        };
    }
}
