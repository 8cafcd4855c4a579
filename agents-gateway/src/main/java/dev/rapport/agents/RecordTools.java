package dev.rapport.agents;

import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;

/** What is written down: only what happened, and only with an editor's token. */
class RecordTools {

    private static final String SUMMARY = "In a sentence, for the team; up to 2,000 characters";
    private static final String DONE_AT = "When, such as 2026-05-31T10:00:00Z; now where absent";
    private static final String KEY =
            "Any text of your own: calling again with the same one within a day writes nothing twice";

    @Inject
    Services services;

    @Inject
    Settings settings;

    @Tool(
            name = "record_interaction",
            description =
                    """
                    Writes down what happened with an influencer. Only what did happen, as somebody of the agency \
                    said; an ask that is SPAMMY is refused. It changes the score.""",
            annotations =
                    @Tool.Annotations(
                            title = "Record an interaction",
                            destructiveHint = false,
                            idempotentHint = false,
                            openWorldHint = false))
    String interaction(
            @ToolArg(
                            description =
                                    "RESEARCH, ENGAGEMENT, INTRODUCTION, HELP, GIFT, ASK, FOLLOW_UP, REPLY (theirs), INBOUND (they wrote first), BENEFIT (they did something for us), RESPONSE, AMENDS and others; a wrong one is answered with all of them")
                    String kind,
            @ToolArg(description = "For which organization") String organizationId,
            @ToolArg(description = "With which influencer") String influencerId,
            @ToolArg(description = DONE_AT) Optional<String> occurredAt,
            @ToolArg(description = SUMMARY) Optional<String> summary,
            @ToolArg(description = "How much it was worth: RESEARCH and HELP 1 to 3, BENEFIT 1 to 5")
                    Optional<Integer> value,
            @ToolArg(description = "HELP, ASK: how well it fits them, 0 to 1") Optional<Double> relevance,
            @ToolArg(description = "HELP: USED, WELCOMED, IGNORED or UNWELCOME") Optional<String> outcome,
            @ToolArg(description = "GIFT: whether they asked for it") Optional<Boolean> solicited,
            @ToolArg(description = "ASK: 1 to 5") Optional<Integer> size,
            @ToolArg(description = "REPLY: POSITIVE, NEUTRAL or NEGATIVE") Optional<String> sentiment,
            @ToolArg(description = KEY) Optional<String> idempotencyKey) {
        return services.post(
                settings.interactions(),
                "/v1/interactions",
                new Given()
                        .with("kind", kind)
                        .with("organizationId", organizationId)
                        .with("influencerId", influencerId)
                        .with("occurredAt", occurredAt)
                        .with("summary", summary)
                        .with("value", value)
                        .with("relevance", relevance)
                        .with("outcome", outcome)
                        .with("solicited", solicited)
                        .with("size", size)
                        .with("sentiment", sentiment)
                        .all(),
                idempotencyKey);
    }

    @Tool(
            name = "record_promise",
            description =
                    """
                    Writes down a promise, ours or theirs, with the day it is due. Kept promises build trust and \
                    broken ones destroy it, so write down each.""",
            annotations =
                    @Tool.Annotations(
                            title = "Record a promise",
                            destructiveHint = false,
                            idempotentHint = false,
                            openWorldHint = false))
    String promise(
            @ToolArg(description = "For which organization") String organizationId,
            @ToolArg(description = "With which influencer") String influencerId,
            @ToolArg(description = "UTC date such as 2026-05-31") String dueOn,
            @ToolArg(description = "Who promised: US or THEM; US where absent") Optional<String> by,
            @ToolArg(description = "1 to 3") Optional<Integer> importance,
            @ToolArg(description = "When it was made, such as 2026-05-21T10:00:00Z; now where absent")
                    Optional<String> occurredAt,
            @ToolArg(description = SUMMARY) Optional<String> summary,
            @ToolArg(description = KEY) Optional<String> idempotencyKey) {
        return services.post(
                settings.interactions(),
                "/v1/commitments",
                new Given()
                        .with("organizationId", organizationId)
                        .with("influencerId", influencerId)
                        .with("dueOn", dueOn)
                        .with("by", by)
                        .with("importance", importance)
                        .with("occurredAt", occurredAt)
                        .with("summary", summary)
                        .all(),
                idempotencyKey);
    }
}
