package dev.rapport.agents;

import java.util.Optional;

import jakarta.inject.Inject;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;

/** Who is who. */
class PeopleTools {

    @Inject
    Services services;

    @Inject
    Settings settings;

    @Tool(
            name = "find_influencers",
            description =
                    """
                    Finds influencers of the agency by name, handle, interest or note, also misspelt; the best first. \
                    Use it to get the influencerId that other tools need. Do not write to anybody whose doNotContact \
                    is true.""",
            annotations = @Tool.Annotations(title = "Find influencers", readOnlyHint = true, openWorldHint = false))
    String find(
            @ToolArg(description = "What to search for, up to 8 words, such as: mina river films") String query,
            @ToolArg(description = "Only those with this tag") Optional<String> tag,
            @ToolArg(description = "How many, 1 to 50; 10 where absent") Optional<Integer> limit) {
        return services.get(
                settings.contacts(),
                "/v1/influencers/search",
                new Given()
                        .with("q", query)
                        .with("tag", tag)
                        .with("limit", limit.orElse(10))
                        .all());
    }

    @Tool(
            name = "find_organizations",
            description =
                    """
                    Lists the organizations (clients) that the agency works for, by name, with their goals. Use it to \
                    get the organizationId that other tools need.""",
            annotations = @Tool.Annotations(title = "Find organizations", readOnlyHint = true, openWorldHint = false))
    String organizations(
            @ToolArg(description = "The key that the agency's own system has for it; all where absent")
                    Optional<String> externalId,
            @ToolArg(description = "page.next of the answer before, for more") Optional<String> cursor) {
        return services.get(
                settings.contacts(),
                "/v1/organizations",
                new Given()
                        .with("externalId", externalId)
                        .with("cursor", cursor)
                        .all());
    }
}
