package dev.rapport.scoring.scores;

import java.time.LocalDate;
import java.util.UUID;

import dev.rapport.scoring.model.Component;
import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Reliability;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.outlook.AtRisk;

/**
 * A score as answered.
 *
 * @param organizationId absent for the view over all organizations of the agency
 * @param asOf UTC date; the score stands at its end
 * @param score 0 to 100: the weighted sum of the components
 * @param confidence 0, nothing is known, to 1
 * @param trend points won, or lost where negative, in the 28 days up to that day
 * @param atRisk whether the silence has grown beyond eight times what is usual between them, or beyond the contact's
 *     cadence; only meaningful contact breaks a silence, and where there never was any there is none
 * @param overdue how many promises of ours are past due and grace
 * @param lastInteractionOn day of the latest interaction of any kind, surveys apart; absent where there is none
 * @param interactions how many there were, surveys apart
 * @param theirReliability how the influencer kept what they promised; beside the score, not in it
 * @param survey what they answered last about the relationship; absent where they were never asked
 * @param modelVersion of the arithmetic
 * @param numbersVersion of the agency's own numbers in it; 0 for the defaults
 */
public record ScoreView(
        UUID influencerId,
        UUID organizationId,
        LocalDate asOf,
        double score,
        double confidence,
        Stage stage,
        Components components,
        double trend,
        boolean atRisk,
        int overdue,
        LocalDate lastInteractionOn,
        int interactions,
        Reliability theirReliability,
        SurveyView survey,
        String modelVersion,
        long numbersVersion) {

    private static final int TREND_DAYS = 28;

    /** What the score is made of, in the order of summing up. */
    public record Components(
            ComponentView trust,
            ComponentView reciprocity,
            ComponentView engagement,
            ComponentView familiarity,
            ComponentView controlMutuality) {

        static Components of(Score score) {
            return new Components(
                    ComponentView.of(score.of(Dimension.TRUST)),
                    ComponentView.of(score.of(Dimension.RECIPROCITY)),
                    ComponentView.of(score.of(Dimension.ENGAGEMENT)),
                    ComponentView.of(score.of(Dimension.FAMILIARITY)),
                    ComponentView.of(score.of(Dimension.CONTROL_MUTUALITY)));
        }
    }

    /**
     * One component as answered.
     *
     * @param score 0 to 100: good evidence in all evidence and doubt
     * @param confidence 0 to 1: evidence in all evidence and doubt
     */
    public record ComponentView(double score, double confidence) {

        static ComponentView of(Component component) {
            return new ComponentView(component.score(), component.confidence());
        }
    }

    /**
     * @param standing of the relationship on the day asked for
     * @param cadenceMaxDays the longest silence the contact may take; null where no cadence is set
     */
    public static ScoreView of(
            UUID influencerId,
            UUID organizationId,
            Relationship relationship,
            Standing standing,
            Integer cadenceMaxDays,
            long numbersVersion) {
        Score score = standing.score();
        Standing before = relationship.asOf(standing.asOf().minusDays(TREND_DAYS));
        return new ScoreView(
                influencerId,
                organizationId,
                standing.asOf(),
                score.score(),
                score.confidence(),
                score.stage(),
                Components.of(score),
                score.score() - before.score().score(),
                AtRisk.is(standing, cadenceMaxDays),
                standing.overdueCommitments().size(),
                standing.lastInteractionOn().orElse(null),
                standing.interactionCount(),
                standing.theirReliability(),
                SurveyView.of(standing).orElse(null),
                ModelConfig.MODEL_VERSION,
                numbersVersion);
    }
}
