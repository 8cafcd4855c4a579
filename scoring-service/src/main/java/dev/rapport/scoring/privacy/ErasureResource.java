package dev.rapport.scoring.privacy;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.erasure.ErasureProof;
import dev.rapport.kit.tenancy.Role;

/** The proof that somebody was forgotten here. */
@Path("/v1/erasures/scores")
@Tag(name = "Privacy", description = "All that is known of somebody here, and the proof that it is forgotten.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class ErasureResource {

    @Inject
    ErasureProof proof;

    @GET
    @Operation(
            operationId = "getErasureOfScores",
            summary = "Read the proof that somebody was forgotten here",
            description = "404 while the word of it is on its way.")
    public ErasureProof.View get(@QueryParam("influencerId") @NotNull UUID influencerId) {
        return proof.of(influencerId);
    }
}
