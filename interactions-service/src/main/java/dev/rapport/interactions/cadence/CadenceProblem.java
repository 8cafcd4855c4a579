package dev.rapport.interactions.cadence;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only cadences know. */
enum CadenceProblem implements ProblemCode {
    TOO_MANY_CADENCES(409, "The agency has as many cadences as it may have");

    private final int status;
    private final String title;

    CadenceProblem(int status, String title) {
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
