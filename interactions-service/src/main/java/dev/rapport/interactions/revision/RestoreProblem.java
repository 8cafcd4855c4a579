package dev.rapport.interactions.revision;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only restoring knows. */
enum RestoreProblem implements ProblemCode {
    NOT_DELETED(409, "It is not deleted"),
    TOO_LATE(409, "Its words have been forgotten");

    private final int status;
    private final String title;

    RestoreProblem(int status, String title) {
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
