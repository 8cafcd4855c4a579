package dev.rapport.scoring.rebuild;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals of rebuilds. */
enum RebuildProblem implements ProblemCode {
    REBUILD_RUNNING(409, "A rebuild is running");

    private final int status;
    private final String title;

    RebuildProblem(int status, String title) {
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
