package dev.rapport.contacts.campaign;

import java.util.List;

import dev.rapport.kit.problem.ProblemCode;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;

/** The refusals that only campaigns know. */
enum CampaignProblem implements ProblemCode {
    ORGANIZATION_ARCHIVED(409, "The organization is archived"),
    INFLUENCER_ARCHIVED(409, "The influencer is archived"),
    DO_NOT_CONTACT(409, "The influencer must not be contacted"),
    CAMPAIGN_FULL(409, "The campaign is full");

    private final int status;
    private final String title;

    CampaignProblem(int status, String title) {
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

    Refusal at(String pointer, String message) {
        return new Refusal(this, message, List.of(Violation.inBody(pointer, code(), message)));
    }
}
