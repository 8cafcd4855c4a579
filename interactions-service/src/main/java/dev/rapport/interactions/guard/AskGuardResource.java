package dev.rapport.interactions.guard;

import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

/** The guard over HTTP. */
@Path("/v1/ask-guard")
@Tag(name = "Asks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class AskGuardResource {

    @Inject
    EntityManager database;

    @Inject
    MergePatch mergePatch;

    @Inject
    Clock clock;

    @GET
    @Operation(operationId = "getAskGuard", summary = "Read what is warned of or refused before an ask")
    @APIResponseSchema(value = AskGuardView.class, responseDescription = "The rules in force", responseCode = "200")
    public Response get(@Context Request request) {
        AskGuard own = AskGuard.ofAgency().orElse(null);
        return Preconditions.read(request, version(own), AskGuardView.of(version(own), rules(own)));
    }

    @PATCH
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "patchAskGuard",
            summary = "Change what is warned of or refused before an ask",
            description = "RFC 7396 merge patch; null brings the default back.")
    @APIResponseSchema(value = AskGuardView.class, responseDescription = "The rules in force", responseCode = "200")
    public Response patch(JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        AskGuard own = AskGuard.ofAgency().orElse(null);
        Preconditions.requireMatch(headers, request, version(own));
        GuardRules before = rules(own);
        GuardRules after = mergePatch.apply(before, body, GuardRules.class);
        if (!after.equals(before)) own = store(own, after);
        return Preconditions.item(version(own), AskGuardView.of(version(own), after));
    }

    private AskGuard store(AskGuard own, GuardRules rules) {
        AskGuard changed = own == null ? new AskGuard(rules, clock) : own;
        if (own == null) database.persist(changed);
        else own.change(rules, clock);
        database.flush();
        return changed;
    }

    private static long version(AskGuard own) {
        return own == null ? 0 : own.version();
    }

    private static GuardRules rules(AskGuard own) {
        return own == null ? GuardRules.DEFAULT : own.rules();
    }
}
