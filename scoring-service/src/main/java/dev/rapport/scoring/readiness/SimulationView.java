package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.model.Assessment;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Reason;
import dev.rapport.scoring.model.Verdict;
import dev.rapport.scoring.outlook.Contribution;
import dev.rapport.scoring.outlook.Outlook;
import dev.rapport.scoring.readiness.AssessmentView.AskView;
import dev.rapport.scoring.scores.ComponentPoints;
import dev.rapport.scoring.scores.ScoreView;

/**
 * What would be if. In reasons, an interaction that was only supposed is called supposed-01 for the first, and so on.
 *
 * @param asOf UTC date; both stand at its end
 * @param before as things stand
 * @param after as they would stand
 * @param change of the score, in points
 * @param components the change by the component it comes through, in points of the score
 * @param ask as judged; absent where none was given
 */
public record SimulationView(
        UUID influencerId,
        UUID organizationId,
        LocalDate asOf,
        SimulatedState before,
        SimulatedState after,
        double change,
        ComponentPoints components,
        AskView ask) {

    /**
     * One side of the comparison.
     *
     * @param assessment of the ask; absent where none was given
     */
    public record SimulatedState(ScoreView score, Judgement assessment) {}

    /** Whether the ask would be reasonable, and what speaks against it. */
    public record Judgement(Verdict verdict, List<Reason> reasons) {
        static Judgement of(Assessment assessment) {
            return new Judgement(assessment.verdict(), assessment.reasons());
        }
    }

    /** @param read null where no ask was given */
    static SimulationView of(
            NewSimulation said,
            LocalDate day,
            Ledger.History history,
            List<Interaction> supposed,
            AskReader.Read read) {
        Outlook before = history.outlook();
        Outlook after = before.with(supposed);
        var scoreBefore = before.standing(day).score();
        var scoreAfter = after.standing(day).score();
        return new SimulationView(
                said.influencerId(),
                said.organizationId(),
                day,
                side(said, day, history, before, read),
                side(said, day, history, after, read),
                scoreAfter.score() - scoreBefore.score(),
                ComponentPoints.of(Contribution.difference(scoreAfter, scoreBefore)),
                read == null ? null : read.view());
    }

    private static SimulatedState side(
            NewSimulation said, LocalDate day, Ledger.History history, Outlook outlook, AskReader.Read read) {
        ScoreView score = ScoreView.of(
                said.influencerId(),
                said.organizationId(),
                outlook.relationship(),
                outlook.standing(day),
                history.cadenceMaxDays(),
                history.numbersVersion());
        return new SimulatedState(score, read == null ? null : Judgement.of(outlook.assess(read.ask(), day)));
    }
}
