package dev.rapport.agents;

import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolGuardrails;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.security.Authenticated;

/** What is written down: only what happened, and only with an editor's token. */
@Authenticated
@Watched
class RecordTools {

    private static final String SUMMARY = "In a sentence, for the team; up to 2,000 characters";
    private static final String DONE_AT = "When, such as 2026-05-31T10:00:00Z; now where absent";
    private static final String KEY =
            "Leave it out: the same arguments again within a day write nothing twice. Only for a second thing that is the same in all, give it a text of its own";

    @Inject
    Services services;

    @Inject
    Settings settings;

    @Tool(
            name = "record_interaction",
            description =
                    """
                    Writes down what happened with an influencer. Only what did happen, as somebody of the agency \
                    said; ask them before you write down an ask, and may_i_ask before that. It changes the score, and \
                    stays until a person takes it back.""",
            annotations =
                    @Tool.Annotations(
                            title = "Record an interaction",
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse interaction(
            @ToolArg(
                            description =
                                    "Ours: ENGAGEMENT (liked or shared theirs), INTRODUCTION, HELP, GIFT, ASK, FOLLOW_UP, RESPONSE (we answered), AMENDS, and what went wrong: WRONG_INFORMATION, MISLED, BOUNDARY_CROSSED. Theirs: REPLY, INBOUND (they wrote first), BENEFIT (they did something for us), OPT_OUT (they want to be left alone)")
                    String kind,
            @ToolArg(description = "For which organization") String organizationId,
            @ToolArg(description = "With which influencer") String influencerId,
            @ToolArg(description = DONE_AT) Optional<String> occurredAt,
            @ToolArg(description = SUMMARY) Optional<String> summary,
            @ToolArg(
                            description =
                                    "How much it was worth: HELP, or the harm of WRONG_INFORMATION and MISLED, 1 to 3; BENEFIT 1 to 5")
                    Optional<Integer> value,
            @ToolArg(description = "HELP, ASK: how well it fits them, 0 to 1") Optional<Double> relevance,
            @ToolArg(description = "HELP: USED, WELCOMED, IGNORED or UNWELCOME") Optional<String> outcome,
            @ToolArg(description = "GIFT: whether they asked for it") Optional<Boolean> solicited,
            @ToolArg(description = "ASK: 1 to 5") Optional<Integer> size,
            @ToolArg(description = "REPLY: POSITIVE, NEUTRAL or NEGATIVE") Optional<String> sentiment,
            @ToolArg(description = "RESPONSE: hours until we answered; not needed with inReplyTo")
                    Optional<Double> hours,
            @ToolArg(description = "The id of the entry in the timeline that this one answers")
                    Optional<String> inReplyTo,
            @ToolArg(description = KEY) Optional<String> idempotencyKey) {
        return services.write(
                settings.interactions(),
                "/v1/interactions",
                new Given()
                        .with("kind", Given.kind(kind))
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
                        .with("hours", hours)
                        .with("inReplyTo", inReplyTo)
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
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse promise(
            @ToolArg(description = "For which organization") String organizationId,
            @ToolArg(description = "With which influencer") String influencerId,
            @ToolArg(description = "UTC date such as 2026-05-31") String dueOn,
            @ToolArg(description = "Who promised: US or THEM; US where absent") Optional<String> by,
            @ToolArg(description = "1 to 3") Optional<Integer> importance,
            @ToolArg(description = "When it was made, such as 2026-05-21T10:00:00Z; now where absent")
                    Optional<String> occurredAt,
            @ToolArg(description = SUMMARY) Optional<String> summary,
            @ToolArg(description = KEY) Optional<String> idempotencyKey) {
        return services.write(
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
