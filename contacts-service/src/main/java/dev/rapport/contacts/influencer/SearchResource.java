package dev.rapport.contacts.influencer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.tenancy.Role;

/** Search over HTTP. */
@Path("/v1/influencers/search")
@Tag(name = "Influencers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class SearchResource {

    @Inject
    InfluencerSearch search;

    @GET
    @Operation(
            operationId = "searchInfluencers",
            summary = "Search influencers",
            description =
                    "By names, handles, e-mail addresses, interests and tags, in any case, with or without accents and"
                            + " a leading @; words in any order, each also as the beginning of one, and with a slip of the finger"
                            + " from four letters on. The best matches first; all filters of the list can be added.")
    public SearchView search(
            @QueryParam("q")
                    @NotNull
                    @Size(max = 200)
                    @Parameter(description = "What to search for: up to 200 characters and 8 words.")
                    String q,
            @QueryParam("limit")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "How many of the best, 1 to 200; 50 where absent.")
                    Integer limit,
            @Valid @BeanParam InfluencerFilter filter) {
        return search.find(q, limit == null ? 50 : limit, filter);
    }
}
