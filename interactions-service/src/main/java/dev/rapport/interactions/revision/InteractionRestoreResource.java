package dev.rapport.interactions.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.ChangeReason;
import dev.rapport.interactions.Noun;
import dev.rapport.interactions.interaction.Conduct;
import dev.rapport.interactions.interaction.Interaction;
import dev.rapport.interactions.interaction.InteractionView;
import dev.rapport.interactions.interaction.Warning;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;

/** Undoes the deletion of an interaction. */
@Path("/v1/interactions/{id}/restore")
@Tag(name = "Interactions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class InteractionRestoreResource {

    @Inject
    Restoration restoration;

    @Inject
    Conduct conduct;

    @POST
    @Idempotent
    @Operation(
            operationId = "restoreInteraction",
            summary = "Restore an interaction",
            description =
                    "As it was, one version up, within 30 days of its deletion. What reaches out to the influencer"
                            + " is held against the agreement in force and the guard of asks, as when it is written down.")
    @APIResponseSchema(value = InteractionView.class, responseDescription = "As it is now", responseCode = "200")
    public Response restore(@PathParam("id") UUID id, @Valid @BeanParam ChangeReason why) {
        List<Warning> warnings = new ArrayList<>();
        Interaction restored = (Interaction) restoration.of(
                Noun.INTERACTION, id, why.reason, deed -> warnings.addAll(conduct.check((Interaction) deed)));
        return Preconditions.item(restored.version(), InteractionView.of(restored, warnings));
    }
}
