package dev.rapport.interactions.interaction;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
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

import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Addressed;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.kit.batch.Batch;
import dev.rapport.kit.batch.BatchBody;
import dev.rapport.kit.batch.BatchReader;
import dev.rapport.kit.batch.BatchView;
import dev.rapport.kit.batch.BatchWriter;
import dev.rapport.kit.batch.RunAgainOnCollision;
import dev.rapport.kit.batch.Written;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Role;

/** Many interactions in one request, one transaction and a handful of statements. */
@Path("/v1/interactions/batch")
@Tag(name = "Interactions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@AwaitsArrival
@RunAgainOnCollision
public class InteractionBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    Contacts contacts;

    @Inject
    Conduct conduct;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "createInteractions",
            summary = "Write down many interactions",
            description = BatchView.RULES
                    + " All kinds may be mixed; an item can answer what was written down before, not another item."
                    + " Warnings and the guard of asks are as for one alone, after those above it.")
    @RequestBodySchema(InteractionBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response create(@NotNull @Valid BatchBody body) {
        Batch<Addressed<NewInteraction>> said = contacts.require(
                reader.read(body, NewInteraction.class), NewInteraction::organizationId, NewInteraction::influencerId);
        Scene scene = conduct.lookAround(said.good());
        Map<UUID, Interaction> answered = Answering.questions(said.good().stream()
                .map(one -> one.said().inReplyTo())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, Addressed<NewInteraction>> origins = new HashMap<>();
        Batch<Interaction> made = said.then(one -> {
            Interaction interaction =
                    new Interaction(one.said(), one.person(), answeredBy(one.said(), answered), clock);
            origins.put(interaction.id(), one);
            return interaction;
        });
        made = reader.withKeysOfTheirOwn(
                made, Interaction.class, one -> one.described().externalId(), Interaction::id);
        Map<UUID, List<Warning>> warnings = new HashMap<>();
        Batch<Written<Interaction>> written = made.then(one -> {
            warnings.put(one.id(), scene.pass(origins.get(one.id())));
            return Written.made(one);
        });
        events.tell(writer.store(written));
        return writer.answer(written, "/v1/interactions", one -> InteractionView.of(one, warnings.get(one.id())));
    }

    private static Interaction answeredBy(NewInteraction said, Map<UUID, Interaction> answered) {
        UUID id = said.inReplyTo();
        if (id != null && !answered.containsKey(id)) throw Refusal.unknownReference("/inReplyTo", "interaction", id);
        return id == null ? null : answered.get(id);
    }
}
