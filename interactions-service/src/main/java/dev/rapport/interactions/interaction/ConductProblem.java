package dev.rapport.interactions.interaction;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals of the guard. */
enum ConductProblem implements ProblemCode {
    DO_NOT_CONTACT(409, "The influencer wants to be left alone"),
    ASKED_BY_ANOTHER(409, "Another organization asked the influencer lately");

    private final int status;
    private final String title;

    ConductProblem(int status, String title) {
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
