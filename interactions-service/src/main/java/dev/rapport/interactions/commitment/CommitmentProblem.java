package dev.rapport.interactions.commitment;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only commitments know. */
enum CommitmentProblem implements ProblemCode {
    COMMITMENT_CLOSED(409, "The commitment is closed already"),
    COMMITMENT_OPEN(409, "The commitment is open");

    private final int status;
    private final String title;

    CommitmentProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
