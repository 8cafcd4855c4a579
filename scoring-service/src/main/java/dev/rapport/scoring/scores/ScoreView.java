package dev.rapport.scoring.scores;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.rapport.scoring.model.Dimension;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Reliability;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.model.Standing;

/**
 * A score as answered.
 *
 * @param organizationId absent for the view over all organizations of the agency
 * @param asOf UTC date; the score stands at its end
 * @param score 0 to 100: the weighted sum of the components
 * @param confidence 0, nothing is known, to 1
 * @param components trust, reciprocity, engagement, familiarity and controlMutuality
 * @param lastInteractionOn day of the latest interaction of any kind; absent where there is none
 * @param interactions how many count
 * @param theirReliability how the influencer kept what they promised; beside the score, not in it
 * @param modelVersion of the arithmetic
 */
public record ScoreView(
        UUID influencerId,
        UUID organizationId,
        LocalDate asOf,
        double score,
        double confidence,
        Stage stage,
        Map<String, ComponentView> components,
        LocalDate lastInteractionOn,
        int interactions,
        Reliability theirReliability,
        String modelVersion) {

    /**
     * One component as answered.
     *
     * @param score 0 to 100: good evidence in all evidence and doubt
     * @param confidence 0 to 1: evidence in all evidence and doubt
     */
    public record ComponentView(double score, double confidence) {}

    public static ScoreView of(UUID influencerId, UUID organizationId, Standing standing) {
        Score score = standing.score();
        Map<String, ComponentView> components = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            var component = score.of(dimension);
            components.put(dimension.wireName(), new ComponentView(component.score(), component.confidence()));
        }
        return new ScoreView(
                influencerId,
                organizationId,
                standing.asOf(),
                score.score(),
                score.confidence(),
                score.stage(),
                components,
                standing.lastInteractionOn().orElse(null),
                standing.interactionCount(),
                standing.theirReliability(),
                ModelConfig.MODEL_VERSION);
    }
}
