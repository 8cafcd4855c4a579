package dev.rapport.scoring.readiness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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

import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Slice;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Campaigns;
import dev.rapport.scoring.readiness.CampaignReadiness.Candidate;

/** Who of a campaign can be asked. Not in one transaction: the plans take a while, and need no connection. */
@Path("/v1/readiness/campaigns")
@Tag(name = "Readiness", description = "Are we ready: with whom, and as whom?")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@AwaitsArrival
public class CampaignReadinessResource {

    private static final int PAGE = 50;

    @Inject
    Campaigns campaigns;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    @GET
    @Path("/{campaignId}")
    @Operation(
            operationId = "getCampaignReadiness",
            summary = "Read who of a campaign can be asked",
            description = "The verdict on each influencer today and at the launch, whether a plan leads there in time,"
                    + " and what to do: ask now, prepare or leave out.")
    public CampaignReadinessView get(
            @PathParam("campaignId") UUID campaignId,
            @QueryParam("limit")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Influencers per page, 1 to 200; 50 where absent.")
                    Integer limit,
            @QueryParam("cursor")
                    @Size(max = 1000)
                    @Parameter(description = "Opaque; from `page.next` or `page.prev` of this campaign.")
                    String cursor) {
        LocalDate today = Moments.today(clock);
        CampaignReadiness judged = CampaignReadiness.of(campaigns.of(campaignId), today);
        // Bound to version and day: in another the order is another.
        long version = judged.cast().campaign().version();
        String listing = agency.id() + "\ncampaign readiness\n" + campaignId + '\n' + version + '\n' + today;
        var page = Slice.of(judged.candidates(), Candidate::id, listing, limit == null ? PAGE : limit, cursor);
        return CampaignReadinessView.of(judged, page);
    }
}
