package dev.rapport.contacts.influencer;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.privacy.Forgotten;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.batch.BatchBody;
import dev.rapport.kit.batch.BatchReader;
import dev.rapport.kit.batch.BatchView;
import dev.rapport.kit.batch.BatchWriter;
import dev.rapport.kit.batch.RunAgainOnCollision;
import dev.rapport.kit.batch.Wanted;
import dev.rapport.kit.batch.Written;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;

/** Many influencers in one request, one transaction and a handful of statements. */
@Path("/v1/influencers/batch")
@Tag(name = "Influencers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@RunAgainOnCollision
public class InfluencerBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    Forgotten forgotten;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "writeInfluencers",
            summary = "Add and change many influencers",
            description = BatchView.RULES + " " + BatchView.EDITS)
    @RequestBodySchema(InfluencerBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response write(@NotNull @Valid BatchBody body) {
        Batch<Wanted<Influencer, NewInfluencer>> wanted =
                reader.read(body, Influencer.class, NewInfluencer.class, Influencer::described);
        wanted = reader.withKeysOfTheirOwn(
                withoutKeysOfTheMerged(forgotten.refuse(
                        wanted.then(InfluencerBatchResource::sensible), Wanted::said, InfluencerBatchResource::before)),
                Influencer.class,
                one -> one.said().externalId(),
                Wanted::knownId);
        Batch<Written<Influencer>> written = wanted.then(this::write);
        events.changed(writer.store(written));
        return writer.answer(written, "/v1/influencers", InfluencerView::of);
    }

    private Written<Influencer> write(Wanted<Influencer, NewInfluencer> wanted) {
        return wanted.isNew()
                ? Written.made(new Influencer(wanted.said(), clock))
                : Written.kept(wanted.known(), wanted.known().change(wanted.said(), clock));
    }

    /** Keys of those who were merged are kept for them, and for whom they were merged into. */
    private static Batch<Wanted<Influencer, NewInfluencer>> withoutKeysOfTheMerged(
            Batch<Wanted<Influencer, NewInfluencer>> batch) {
        Map<String, UUID> holders = Former.holders(batch.good().stream()
                .map(one -> one.said().externalId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return batch.then(one -> {
            UUID holder = holders.get(one.said().externalId());
            if (holder != null && !holder.equals(one.knownId())) throw BatchReader.taken(holder);
            return one;
        });
    }

    private static NewInfluencer before(Wanted<Influencer, NewInfluencer> wanted) {
        return wanted.isNew() ? null : wanted.known().described();
    }

    private static Wanted<Influencer, NewInfluencer> sensible(Wanted<Influencer, NewInfluencer> wanted) {
        wanted.said().requireSense();
        return wanted;
    }
}
