package dev.rapport.kit.imports;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only imports know. */
public enum ImportProblem implements ProblemCode {
    EMPTY_FILE(400, "The file is empty"),
    IMPORT_NOT_UNDOABLE(409, "The import cannot be taken back"),
    TOO_MANY_UPLOADS(503, "Too many files are on their way");

    private final int status;
    private final String title;

    ImportProblem(int status, String title) {
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
