package dev.rapport.scoring.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Score;
import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.model.Standing;
import dev.rapport.scoring.outlook.Timeline;

/**
 * The course of a score.
 *
 * @param organizationId absent for the view over all organizations of the agency
 * @param to the day of the last point; the others go back from it by even steps
 * @param points ascending by day
 * @param modelVersion of the arithmetic
 * @param numbersVersion of the agency's own numbers in it; 0 for the defaults
 */
public record HistoryView(
        UUID influencerId,
        UUID organizationId,
        LocalDate from,
        LocalDate to,
        String step,
        List<Point> points,
        String modelVersion,
        long numbersVersion) {

    /**
     * The score on one day.
     *
     * @param asOf UTC date; the score stands at its end
     * @param score 0 to 100: the weighted sum of the components
     * @param confidence 0, nothing is known, to 1
     */
    public record Point(LocalDate asOf, double score, double confidence, Stage stage, ScoreView.Components components) {

        static Point of(Standing standing) {
            Score score = standing.score();
            return new Point(
                    standing.asOf(), score.score(), score.confidence(), score.stage(), ScoreView.Components.of(score));
        }
    }

    static HistoryView of(
            UUID influencerId, UUID organizationId, Timeline timeline, Relationship relationship, long numbersVersion) {
        return new HistoryView(
                influencerId,
                organizationId,
                timeline.from(),
                timeline.to(),
                timeline.step().toString(),
                timeline.of(relationship).map(Point::of).toList(),
                ModelConfig.MODEL_VERSION,
                numbersVersion);
    }
}
