package dev.rapport.interactions.imports;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only the review of a mailbox knows. */
enum ReviewProblem implements ProblemCode {
    NOT_IN_REVIEW(409, "The import is not in review"),
    MATCHING_IS_OFF(409, "Addresses cannot be matched");

    private final int status;
    private final String title;

    ReviewProblem(int status, String title) {
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
