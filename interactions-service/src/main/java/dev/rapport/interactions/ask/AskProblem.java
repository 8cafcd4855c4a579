package dev.rapport.interactions.ask;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only asks know. */
enum AskProblem implements ProblemCode {
    ASK_CLOSED(409, "The ask is closed already"),
    ASK_OPEN(409, "The ask is open");

    private final int status;
    private final String title;

    AskProblem(int status, String title) {
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
