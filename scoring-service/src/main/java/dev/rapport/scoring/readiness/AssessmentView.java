package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.model.Ask;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Reason;
import dev.rapport.scoring.model.Verdict;
import dev.rapport.scoring.scores.ScoreView;

/**
 * The answer to "may we ask?".
 *
 * @param verdict REASONABLE; PREMATURE, when only soft reasons speak against it; SPAMMY, when a hard one does
 * @param reasons what speaks against it, hard ones first; empty where it is reasonable
 * @param ask as judged
 * @param score of the relationship on that day
 */
public record AssessmentView(
        UUID influencerId,
        UUID organizationId,
        LocalDate asOf,
        Verdict verdict,
        List<Reason> reasons,
        AskView ask,
        ScoreView score) {

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

    static AssessmentView of(
            NewAssessment said, Assessment assessment, Ask ask, RelevanceSource source, ScoreView score) {
        return new AssessmentView(
                said.influencerId(),
                said.organizationId(),
                score.asOf(),
                assessment.verdict(),
                assessment.reasons(),
                new AskView(ask.size(), ask.relevance(), source),
                score);
    }
}
