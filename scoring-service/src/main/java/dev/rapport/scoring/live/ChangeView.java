package dev.rapport.scoring.live;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.model.Verdict;
import dev.rapport.scoring.scores.ScoreView;
import dev.rapport.scoring.scores.StoredScore;
import dev.rapport.scoring.upkeep.ScoreChange;

/**
 * The data of {@code score.changed}. Ids, numbers and dates: no names.
 *
 * @param organizationId absent for the view over all organizations of the agency
 * @param changed of score (another number of whole points), stage, atRisk, overdue and verdicts those that did
 * @param verdicts what would be said today of an ask of size 1 to 5, in this order, whose relevance nobody has named
 * @param before absent where there was no relationship
 */
record ChangeView(
        UUID influencerId,
        UUID organizationId,
        List<String> changed,
        LocalDate asOf,
        double score,
        double confidence,
        double trend,
        Stage stage,
        boolean atRisk,
        int overdue,
        List<Verdict> verdicts,
        Before before) {

    static final String TYPE = "score.changed";

    /** The data of {@code score.ended}. */
    record Ended(UUID influencerId, UUID organizationId) {

        static final String TYPE = "score.ended";
    }

    /** As it was stored last; verdicts are absent where they were not yet. */
    record Before(double score, Stage stage, boolean atRisk, int overdue, List<Verdict> verdicts) {

        static Before of(StoredScore score) {
            ScoreView view = score.view();
            List<Verdict> verdicts =
                    score.verdicts() == null ? null : score.verdicts().bySize();
            return new Before(view.score(), view.stage(), view.atRisk(), view.overdue(), verdicts);
        }
    }

    /** @param visible of the change, which may not be its end */
    static ChangeView of(ScoreChange change, List<String> visible) {
        ScoreView view = change.view();
        return new ChangeView(
                view.influencerId(),
                view.organizationId(),
                visible,
                view.asOf(),
                view.score(),
                view.confidence(),
                view.trend(),
                view.stage(),
                view.atRisk(),
                view.overdue(),
                change.now().verdicts().bySize(),
                change.old() == null ? null : Before.of(change.old()));
    }
}
