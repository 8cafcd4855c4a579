package dev.rapport.contacts.merge;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only merges know. */
enum MergeProblem implements ProblemCode {
    MERGE_TOO_LARGE(409, "Both together exceed a limit"),
    MERGE_OF_ARCHIVED(409, "One of them is archived"),
    MERGE_UNDONE(409, "The merge was undone already");

    private final int status;
    private final String title;

    MergeProblem(int status, String title) {
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
