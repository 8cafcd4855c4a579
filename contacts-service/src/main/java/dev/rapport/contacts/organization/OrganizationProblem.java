package dev.rapport.contacts.organization;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals that only organizations know. */
enum OrganizationProblem implements ProblemCode {
    ORGANIZATION_HAS_CAMPAIGNS(409, "The organization has campaigns");

    private final int status;
    private final String title;

    OrganizationProblem(int status, String title) {
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
