package dev.rapport.scoring.readiness;

import dev.rapport.scoring.ledger.Organization;

/**
 * What is known of an organization's goals.
 *
 * @param written how many are written down; absent where no event has told of them yet
 */
public record GoalsEvidence(Integer written) {

    static GoalsEvidence of(Organization organization) {
        return new GoalsEvidence(organization.goals());
    }

    QuestionView view() {
        boolean any = written != null && written > 0;
        return new QuestionView(
                Question.GOALS,
                Question.GOALS.text(),
                any ? Question.Answer.YES : Question.Answer.NO,
                any
                        ? "Hold each ask against the goal that it serves."
                        : "Write down what is to be reached before anybody is asked for anything.",
                this,
                null,
                null);
    }
}
