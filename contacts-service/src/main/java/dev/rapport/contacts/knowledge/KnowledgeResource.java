package dev.rapport.contacts.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import dev.rapport.contacts.research.Lesson;
import dev.rapport.contacts.research.ResearchNote;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;

/** What is known of an influencer over HTTP: computed when asked, from their profile and the notes about them. */
@Path("/v1/influencers/{id}/knowledge")
@Tag(name = "Research")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class KnowledgeResource {

    /** Half a year: in it people move, change what they write about and close accounts. */
    private static final int STALE_AFTER_DAYS = 180;

    /** Whoever has more notes is known from the newest of them. */
    private static final int NOTES_READ = 1000;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "getKnowledge",
            summary = "What is known, what is stale, what is missing",
            description = "From the profile and the newest 1,000 research notes.")
    public KnowledgeView get(
            @PathParam("id") UUID id,
            @QueryParam("staleAfterDays")
                    @Min(1)
                    @Max(3650)
                    @Parameter(description = "Days after which what was learnt is stale, 1 to 3650; 180 where absent.")
                    Integer staleAfterDays) {
        Influencer influencer = Influencer.withId(id);
        List<Lesson> lessons = ResearchNote.lessonsAbout(id, NOTES_READ);
        int days = staleAfterDays == null ? STALE_AFTER_DAYS : staleAfterDays;
        Instant now = Moments.now(clock);
        Knowledge knowledge = new Knowledge(
                influencer.described(), influencer.needsResearch(), influencer.latestResearch(), lessons, now, days);
        return KnowledgeView.of(influencer, knowledge, now, days);
    }
}
