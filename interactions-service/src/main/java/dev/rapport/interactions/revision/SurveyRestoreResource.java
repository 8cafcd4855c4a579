package dev.rapport.interactions.revision;

import java.time.Clock;
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
import dev.rapport.interactions.survey.SurveyView;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;

/** Undoes the deletion of a survey. */
@Path("/v1/surveys/{id}/restore")
@Tag(name = "Surveys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class SurveyRestoreResource {

    @Inject
    Restoration restoration;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @Operation(
            operationId = "restoreSurvey",
            summary = "Restore a survey",
            description = "As it was, one version up, within 30 days of its deletion.")
    @APIResponseSchema(value = SurveyView.class, responseDescription = "As it is now", responseCode = "200")
    public Response restore(@PathParam("id") UUID id, @Valid @BeanParam ChangeReason why) {
        Deed restored = restoration.of(Noun.SURVEY, id, why.reason);
        return Preconditions.item(restored.version(), restored.shown(Moments.today(clock)));
    }
}
