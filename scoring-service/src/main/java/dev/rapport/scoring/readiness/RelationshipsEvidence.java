package dev.rapport.scoring.readiness;

import java.util.Collection;
import java.util.List;

import dev.rapport.scoring.model.Stage;
import dev.rapport.scoring.outlook.Groundwork;
import dev.rapport.scoring.scores.Census.StageCount;

/**
 * What is known of an organization's relationships.
 *
 * @param stages how many are at each, from STRANGER up, as stored lately
 * @param closest those with the highest scores, looked at one by one
 */
public record RelationshipsEvidence(List<StageCount> stages, Closest closest) {

    /**
     * The influencers with the highest scores.
     *
     * @param influencers how many were looked at, 50 at most
     * @param lasting with how many there was meaningful contact in three different weeks or more
     * @param asked how many were ever asked for anything
     * @param gaveFirst how many of those asked were given something useful on an earlier day
     */
    public record Closest(int influencers, int lasting, int asked, int gaveFirst) {

        static Closest of(Collection<Groundwork> all) {
            List<Groundwork> asked = all.stream().filter(Groundwork::asked).toList();
            return new Closest(
                    all.size(), (int) all.stream().filter(Groundwork::isLasting).count(), asked.size(), (int)
                            asked.stream().filter(Groundwork::gaveFirst).count());
        }

        boolean mostlyLasting() {
            return 2 * lasting >= influencers;
        }

        boolean mostlyGaveFirst() {
            return 2 * gaveFirst >= asked;
        }
    }

    QuestionView view() {
        return new QuestionView(
                Question.RELATIONSHIPS, Question.RELATIONSHIPS.text(), answer(), advice(), null, this, null);
    }

    /** NO where all are strangers; YES where some are well known, and with most time was taken and given first. */
    private Question.Answer answer() {
        if (!reaches(Stage.AWARE)) return Question.Answer.NO;
        boolean taken = reaches(Stage.BUILDING) && closest.mostlyLasting() && closest.mostlyGaveFirst();
        return taken ? Question.Answer.YES : Question.Answer.PARTLY;
    }

    private String advice() {
        if (!reaches(Stage.AWARE)) {
            return "Take time first: research those who matter, introduce yourself, and give something useful.";
        }
        if (!closest.mostlyGaveFirst()) {
            return "Give first: most of those asked were asked before they were given anything.";
        }
        if (!reaches(Stage.BUILDING) || !closest.mostlyLasting()) {
            return "Stay in touch: with most of those closest to you there is no more than a beginning.";
        }
        boolean silent = stages.stream().anyMatch(one -> one.stage() != Stage.STRANGER && one.atRisk() > 0);
        return silent
                ? "Write to those who have gone silent, before the tie decays: /v1/scores?atRisk=true names them."
                : "Keep what was built: stay in touch, and give before you ask.";
    }

    private boolean reaches(Stage stage) {
        return stages.stream().anyMatch(one -> one.stage().compareTo(stage) >= 0 && one.relationships() > 0);
    }
}
