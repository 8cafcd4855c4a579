package dev.rapport.contacts.duplicates;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.Slice;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Who may be the same as an influencer, and why, over HTTP. */
@Path("/v1/influencers/{id}/duplicates")
@Tag(name = "Duplicates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class DuplicatesResource {

    private static final int PAGE = 50;

    @Inject
    Candidates candidates;

    @Inject
    Agency agency;

    @GET
    @Operation(
            operationId = "listDuplicates",
            summary = "List who may be the same one, and why",
            description = "By addresses, accounts, pages, handles, and by names without case, accents, punctuation and"
                    + " order of words. The likeliest first, 200 at most; what more than 20 others have in common is no"
                    + " evidence.")
    public Page<CandidateView> list(
            @PathParam("id") UUID id,
            @QueryParam("limit")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Items per page, 1 to 200; 50 where absent.")
                    Integer limit,
            @QueryParam("cursor")
                    @Size(max = 1000)
                    @Parameter(description = "Opaque; from `page.next` or `page.prev` of this list.")
                    String cursor) {
        Influencer.withId(id);
        List<CandidateView> all = candidates.of(id);
        String listing = agency.id() + "\nduplicates\n" + id;
        return Slice.of(all, CandidateView::influencerId, listing, limit == null ? PAGE : limit, cursor);
    }
}
