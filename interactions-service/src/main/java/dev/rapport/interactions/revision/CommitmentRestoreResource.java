package dev.rapport.interactions.revision;

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
import dev.rapport.interactions.Deed;
import dev.rapport.interactions.Noun;
import dev.rapport.interactions.commitment.CommitmentView;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;

/** Undoes the deletion of a commitment. */
@Path("/v1/commitments/{id}/restore")
@Tag(name = "Commitments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class CommitmentRestoreResource {

    @Inject
    Restoration restoration;

    @Inject
    AgencySettings settings;

    @POST
    @Idempotent
    @Operation(
            operationId = "restoreCommitment",
            summary = "Restore a commitment",
            description = "As it was, one version up, within 30 days of its deletion.")
    @APIResponseSchema(value = CommitmentView.class, responseDescription = "As it is now", responseCode = "200")
    public Response restore(@PathParam("id") UUID id, @Valid @BeanParam ChangeReason why) {
        Deed restored = restoration.of(Noun.COMMITMENT, id, why.reason);
        return Preconditions.item(restored.version(), restored.shown(settings.today()));
    }
}
