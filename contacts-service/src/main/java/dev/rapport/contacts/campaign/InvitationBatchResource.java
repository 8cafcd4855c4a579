package dev.rapport.contacts.campaign;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.batch.BatchBody;
import dev.rapport.kit.batch.BatchReader;
import dev.rapport.kit.batch.BatchView;
import dev.rapport.kit.batch.BatchWriter;
import dev.rapport.kit.batch.RunAgainOnCollision;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Many influencers into a campaign in one request, one transaction and a handful of statements. */
@Path("/v1/campaigns/{id}/influencers/batch")
@Tag(name = "Campaigns")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@RunAgainOnCollision
public class InvitationBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    Agency agency;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "addInvitations",
            summary = "Take many influencers into a campaign",
            description = BatchView.RULES + " Whoever is in it already is refused. The campaign gets one new version.")
    @RequestBodySchema(InvitationBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response add(@PathParam("id") UUID id, @NotNull @Valid BatchBody body) {
        Campaign campaign = Invitations.locked(id, agency.id());
        Batch<NewInvitation> said = reader.read(body, NewInvitation.class);
        Admission admission = Admission.to(
                campaign, said.good().stream().map(NewInvitation::influencerId).collect(Collectors.toSet()), clock);
        Batch<Progress.Step> steps = said.then(admission::admit);
        if (!steps.good().isEmpty()) {
            Invitations.become(campaign, admission.inside(), clock);
            Progress.set(campaign, steps.good(), 0);
            events.changed(campaign);
        }
        Map<UUID, InvitationView> now = Progress.of(campaign, (InvitationState) null).stream()
                .collect(Collectors.toMap(InvitationView::influencerId, Function.identity()));
        return writer.answer(steps, step -> made(now.get(step.influencerId())));
    }

    private static BatchWriter.Done made(InvitationView one) {
        return new BatchWriter.Done(true, one.influencerId(), one.version(), one.location(), one);
    }
}
