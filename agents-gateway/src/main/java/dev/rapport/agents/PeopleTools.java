package dev.rapport.agents;

import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolGuardrails;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.security.Authenticated;

/** Who is who. */
@Authenticated
@Watched
class PeopleTools {

    @Inject
    Services services;

    @Inject
    Settings settings;

    @Tool(
            name = "find_influencers",
            description =
                    """
                    Finds influencers of the agency by name, handle, interest or tag, also misspelt; the best first. \
                    Use it to get the influencerId that other tools need. Do not write to anybody \
                    who has doNotContact.""",
            annotations =
                    @Tool.Annotations(
                            title = "Find influencers",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse find(
            @ToolArg(description = "What to search for, up to 8 words, such as: mina river films") String query,
            @ToolArg(description = "Only those with this tag") Optional<String> tag,
            @ToolArg(description = "How many, 1 to 50; 20 where absent") Optional<Integer> limit) {
        return services.get(
                settings.contacts(),
                "/v1/influencers/search",
                new Given()
                        .with("q", query)
                        .with("tag", tag)
                        .with("limit", Given.limit(limit))
                        .all());
    }

    @Tool(
            name = "find_organizations",
            description =
                    """
                    Lists the organizations (clients) that the agency works for, by name, with their goals. Use it to \
                    get the organizationId that other tools need.""",
            annotations =
                    @Tool.Annotations(
                            title = "Find organizations",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(input = KnownArguments.class)
    ToolResponse organizations(
            @ToolArg(description = "The key that the agency's own system has for it; all where absent")
                    Optional<String> externalId,
            @ToolArg(description = "How many, 1 to 50; 20 where absent") Optional<Integer> limit,
            @ToolArg(description = "page.next of the answer before, for more") Optional<String> cursor) {
        return services.get(
                settings.contacts(),
                "/v1/organizations",
                new Given()
                        .with("externalId", externalId)
                        .with("limit", Given.limit(limit))
                        .with("cursor", cursor)
                        .all());
    }
}
