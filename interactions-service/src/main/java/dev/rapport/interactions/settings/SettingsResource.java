package dev.rapport.interactions.settings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.tenancy.Role;

/** An agency's settings over HTTP. */
@Path("/v1/settings/interactions")
@Tag(name = "Settings", description = "What an agency decides for itself.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class SettingsResource {

    @Inject
    AgencySettings settings;

    @Inject
    MergePatch mergePatch;

    @GET
    @Operation(operationId = "getInteractionSettings", summary = "Read the settings")
    @APIResponseSchema(value = SettingsView.class, responseDescription = "What is in force", responseCode = "200")
    public Response get(@Context Request request) {
        Settings current = settings.current();
        return Preconditions.read(request, current.version(), SettingsView.of(current));
    }

    @PATCH
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "patchInteractionSettings",
            summary = "Change the settings",
            description =
                    "RFC 7396 merge patch; null brings the default back. The time zone holds at once, for due dates"
                            + " of the past, too; scores go on counting days in UTC. Other reminder days hold for the"
                            + " reminders that are still to come.")
    @APIResponseSchema(value = SettingsView.class, responseDescription = "What is in force", responseCode = "200")
    public Response patch(JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Settings current = settings.current();
        Preconditions.requireMatch(headers, request, current.version());
        NewSettings before = NewSettings.of(current);
        NewSettings after = mergePatch.apply(before, body, NewSettings.class).checked();
        Settings now = after.equals(before) ? current : settings.change(current, after);
        return Preconditions.item(now.version(), SettingsView.of(now));
    }
}
