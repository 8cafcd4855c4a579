package dev.rapport.scoring.webhooks;

import dev.rapport.kit.problem.ProblemCode;

/** The refusals of webhooks. */
enum WebhookProblem implements ProblemCode {
    TOO_MANY_WEBHOOKS(409, "The agency has as many webhooks as it may"),
    WEBHOOK_DISABLED(409, "The webhook is disabled"),
    WEBHOOKS_ARE_OFF(409, "There are no webhooks here");

    private final int status;
    private final String title;

    WebhookProblem(int status, String title) {
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
