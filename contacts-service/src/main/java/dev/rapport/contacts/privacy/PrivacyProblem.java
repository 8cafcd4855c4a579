package dev.rapport.contacts.privacy;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that come from an erasure. */
public enum PrivacyProblem implements ProblemCode {
    ERASED(409, "Somebody known by this was erased");

    private final int status;
    private final String title;

    PrivacyProblem(int status, String title) {
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
