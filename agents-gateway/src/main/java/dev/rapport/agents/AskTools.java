package dev.rapport.agents;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolGuardrails;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.security.Authenticated;

/** The question that matters, and the way there. */
@Authenticated
@Watched
class AskTools {

    private static final String SIZE = "1 (a share or a quote) to 5 (weeks of their work)";
    private static final String RELEVANCE =
            "How well it fits them, 0 to 1; give this or topics, which are compared with their interests";

    @Inject
    Services services;

    @Inject
    Settings settings;

    @Tool(
            name = "may_i_ask",
            description =
                    """
                    Says whether an ask is REASONABLE, PREMATURE or SPAMMY now, with the reasons and what to do first. \
                    Always call it before proposing or drafting an ask, and do not draft one that is SPAMMY.""",
            annotations =
                    @Tool.Annotations(
                            title = "May we ask?",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse mayIAsk(
            @ToolArg(description = "The influencer's id, from find_influencers") String influencerId,
            @ToolArg(description = "For which organization; for the whole agency where absent")
                    Optional<String> organizationId,
            @ToolArg(description = SIZE) int size,
            @ToolArg(description = RELEVANCE) Optional<Double> relevance,
            @ToolArg(description = "What it is about, such as: river restoration") Optional<List<String>> topics,
            @ToolArg(description = "UTC date such as 2026-05-31; today where absent") Optional<String> asOf) {
        return services.ask(
                settings.scoring(),
                "/v1/assessments",
                ask(organizationId, size, relevance, topics)
                        .with("influencerId", influencerId)
                        .with("asOf", asOf)
                        .all());
    }

    @Tool(
            name = "plan_ask",
            description =
                    """
                    Plans, week by week, what to do until an ask is reasonable for each of up to 50 influencers, and \
                    says who will not be ready by the launch. Give what we do first; never bombard.""",
            annotations =
                    @Tool.Annotations(
                            title = "Plan an ask",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse plan(
            @ToolArg(description = "The influencers' ids, up to 50") List<String> influencerIds,
            @ToolArg(description = "For which organization; for the whole agency where absent")
                    Optional<String> organizationId,
            @ToolArg(description = SIZE) int size,
            @ToolArg(description = RELEVANCE) Optional<Double> relevance,
            @ToolArg(description = "What it is about, such as: river restoration") Optional<List<String>> topics,
            @ToolArg(description = "UTC date of the launch, such as 2026-09-01") String launchOn) {
        return services.ask(
                settings.scoring(),
                "/v1/plans",
                ask(organizationId, size, relevance, topics)
                        .with("influencerIds", influencerIds)
                        .with("launchOn", launchOn)
                        .all());
    }

    private static Given ask(
            Optional<String> organizationId, int size, Optional<Double> relevance, Optional<List<String>> topics) {
        return new Given()
                .with("organizationId", organizationId)
                .with("size", size)
                .with("relevance", relevance)
                .with("topics", topics);
    }
}
