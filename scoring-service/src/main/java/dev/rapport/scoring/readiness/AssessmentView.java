package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Reason;
import dev.rapport.scoring.model.Verdict;
import dev.rapport.scoring.outlook.NextActions;
import dev.rapport.scoring.outlook.Outlook;
import dev.rapport.scoring.outlook.Waiting;
import dev.rapport.scoring.scores.ScoreView;

/**
 * The answer to "may we ask?".
 *
 * @param verdict REASONABLE; PREMATURE, when only soft reasons speak against it; SPAMMY, when a hard one does
 * @param reasons what speaks against it, hard ones first; empty where it is reasonable
 * @param ask as judged
 * @param score of the relationship on that day
 * @param nextBestActions what to do first, best first; only to ask, where it is reasonable
 * @param earliestReasonableOn the first day, within a year, on which the same ask is reasonable if nothing more happens;
 *     absent where waiting alone does not help
 */
public record AssessmentView(
        UUID influencerId,
        UUID organizationId,
        LocalDate asOf,
        Verdict verdict,
        List<Reason> reasons,
        AskView ask,
        ScoreView score,
        List<AdviceView> nextBestActions,
        LocalDate earliestReasonableOn) {

    /**
     * The ask as judged.
     *
     * @param relevanceFrom where the relevance came from
     */
    public record AskView(int size, double relevance, RelevanceSource relevanceFrom) {}

    /** GIVEN by the caller; TOPICS matched with known interests; DEFAULT where neither is known. */
    public enum RelevanceSource {
        GIVEN,
        TOPICS,
        DEFAULT
    }

    static AssessmentView of(NewAssessment said, AskReader.Read read, Outlook outlook, ScoreView score) {
        LocalDate day = score.asOf();
        Assessment assessment = outlook.assess(read.ask(), day);
        return new AssessmentView(
                said.influencerId(),
                said.organizationId(),
                day,
                assessment.verdict(),
                assessment.reasons(),
                read.view(),
                score,
                NextActions.of(outlook, read.ask(), day).stream()
                        .map(AdviceView::of)
                        .toList(),
                Waiting.untilReasonable(outlook, read.ask(), day).orElse(null));
    }
}
