package dev.rapport.agents;

import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolGuardrails;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.security.Authenticated;

/** How a relationship stands, and why. */
@Authenticated
@Watched
class RelationshipTools {

    private static final String PERSON = "The influencer's id, from find_influencers";
    private static final String ONE_ORGANIZATION =
            "Only this organization's own relationship; the whole agency's where absent";
    private static final String DAY = "UTC date such as 2026-05-31, past or future; today where absent";

    @Inject
    Services services;

    @Inject
    Settings settings;

    @Tool(
            name = "get_timeline",
            description =
                    """
                    Reads what happened between the agency and an influencer: help, gifts, asks, replies, promises and \
                    how they ended, newest first.""",
            annotations =
                    @Tool.Annotations(
                            title = "Read the timeline",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse timeline(
            @ToolArg(description = PERSON) String influencerId,
            @ToolArg(description = ONE_ORGANIZATION) Optional<String> organizationId,
            @ToolArg(description = "Only these kinds, joined by commas, such as HELP,ASK,COMMITMENT_KEPT")
                    Optional<String> kinds,
            @ToolArg(description = "How many, 1 to 50; 20 where absent") Optional<Integer> limit,
            @ToolArg(description = "page.next of the answer before, for more") Optional<String> cursor) {
        return services.get(
                settings.interactions(),
                "/v1/timeline",
                new Given()
                        .with("influencerId", Given.id("influencerId", influencerId))
                        .with("organizationId", organizationId)
                        .with("kinds", kinds)
                        .with("limit", Given.limit(limit))
                        .with("cursor", cursor)
                        .all());
    }

    @Tool(
            name = "get_score",
            description =
                    """
                    Reads how the relationship with an influencer stands: score 0 to 100, its five components (trust, \
                    reciprocity, engagement, familiarity, control mutuality), stage, confidence, and whether it is \
                    at risk.""",
            annotations =
                    @Tool.Annotations(
                            title = "Read the score",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse score(
            @ToolArg(description = PERSON) String influencerId,
            @ToolArg(description = ONE_ORGANIZATION) Optional<String> organizationId,
            @ToolArg(description = DAY) Optional<String> asOf) {
        return services.get(
                settings.scoring(),
                "/v1/scores/" + Given.id("influencerId", influencerId),
                new Given()
                        .with("organizationId", organizationId)
                        .with("asOf", asOf)
                        .all());
    }

    @Tool(
            name = "explain_score",
            description =
                    """
                    Says why a score is what it is: what each interaction adds or takes away, the most important \
                    first. Quote these facts instead of guessing.""",
            annotations =
                    @Tool.Annotations(
                            title = "Explain the score",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse explain(
            @ToolArg(description = PERSON) String influencerId,
            @ToolArg(description = ONE_ORGANIZATION) Optional<String> organizationId,
            @ToolArg(description = DAY) Optional<String> asOf,
            @ToolArg(description = "How many interactions, 1 to 50; 20 where absent") Optional<Integer> limit) {
        return services.get(
                settings.scoring(),
                "/v1/scores/" + Given.id("influencerId", influencerId) + "/explanation",
                new Given()
                        .with("organizationId", organizationId)
                        .with("asOf", asOf)
                        .with("limit", Given.limit(limit))
                        .all());
    }

    @Tool(
            name = "rank_relationships",
            description =
                    """
                    Lists relationships by score, the best first, or those at risk: whom to look at first. Answers \
                    ids; find_influencers knows the names.""",
            annotations =
                    @Tool.Annotations(
                            title = "Rank relationships",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse rank(
            @ToolArg(description = ONE_ORGANIZATION) Optional<String> organizationId,
            @ToolArg(description = "true: only those that are going quiet or went wrong") Optional<Boolean> atRisk,
            @ToolArg(description = "How many, 1 to 50; 20 where absent") Optional<Integer> limit,
            @ToolArg(description = "page.next of the answer before, for more") Optional<String> cursor) {
        return services.get(
                settings.scoring(),
                "/v1/scores",
                new Given()
                        .with("sort", "-score")
                        .with("organizationId", organizationId)
                        .with("atRisk", atRisk)
                        .with("limit", Given.limit(limit))
                        .with("cursor", cursor)
                        .all());
    }
}
