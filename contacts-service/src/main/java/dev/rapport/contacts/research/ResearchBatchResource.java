package dev.rapport.contacts.research;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.batch.BatchBody;
import dev.rapport.kit.batch.BatchReader;
import dev.rapport.kit.batch.BatchView;
import dev.rapport.kit.batch.BatchWriter;
import dev.rapport.kit.batch.RunAgainOnCollision;
import dev.rapport.kit.batch.Wanted;
import dev.rapport.kit.batch.Written;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;

/** Many notes about one influencer in one request, one transaction and a handful of statements. */
@Path("/v1/influencers/{id}/research/batch")
@Tag(name = "Research")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@RunAgainOnCollision
public class ResearchBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    ContactEvents events;

    @Inject
    FirstResearch firstResearch;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "writeResearchNotes",
            summary = "Add and correct many research notes",
            description = BatchView.RULES + " " + BatchView.EDITS)
    @RequestBodySchema(ResearchBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response write(@PathParam("id") UUID id, @NotNull @Valid BatchBody body) {
        Influencer influencer = Influencer.withId(id);
        Batch<Wanted<ResearchNote, NewResearchNote>> wanted = reader.read(
                        body, ResearchNote.class, NewResearchNote.class, ResearchNote::described)
                .then(one -> about(id, one));
        wanted = reader.withKeysOfTheirOwn(
                wanted, ResearchNote.class, one -> one.said().externalId(), Wanted::knownId);
        Batch<Written<ResearchNote>> written = wanted.then(one -> write(id, one));
        events.changed(writer.store(written));
        if (!written.good().isEmpty()) firstResearch.noted(influencer);
        return writer.answer(written, "/v1/influencers/" + id + "/research", ResearchNoteView::of);
    }

    private Written<ResearchNote> write(UUID influencerId, Wanted<ResearchNote, NewResearchNote> wanted) {
        return wanted.isNew()
                ? Written.made(new ResearchNote(influencerId, wanted.said(), clock))
                : Written.kept(wanted.known(), wanted.known().change(wanted.said(), clock));
    }

    /** A note about somebody else is none here. */
    private static Wanted<ResearchNote, NewResearchNote> about(
            UUID influencerId, Wanted<ResearchNote, NewResearchNote> wanted) {
        if (wanted.isNew() || wanted.known().influencerId().equals(influencerId)) return wanted;
        throw Refusal.unknownReference("/id", "research note", wanted.knownId());
    }
}
