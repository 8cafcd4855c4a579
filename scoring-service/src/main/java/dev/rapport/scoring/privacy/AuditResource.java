package dev.rapport.scoring.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.audit.AuditChain;
import dev.rapport.kit.audit.AuditEntryView;
import dev.rapport.kit.audit.AuditLog;
import dev.rapport.kit.audit.AuditQuery;
import dev.rapport.kit.audit.VerificationQuery;
import dev.rapport.kit.audit.VerificationView;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.tenancy.Role;

/** Who did what when in scoring. */
@Path("/v1/audit/scores")
@Tag(name = "Audit", description = "Who did what when; nobody can change it.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class AuditResource {

    @Inject
    AuditLog audit;

    @Inject
    AuditChain chain;

    @GET
    @Operation(
            operationId = "listAuditOfScores",
            summary = "Read who did what when",
            description = "The last first. Sorts: at. Names of fields, never what stands in them.")
    public Page<AuditEntryView> list(@Valid @BeanParam AuditQuery query) {
        return audit.page(query);
    }

    @GET
    @Path("/verification")
    @Operation(
            operationId = "verifyAuditOfScores",
            summary = "Prove that nobody has changed it",
            description = AuditChain.DESCRIPTION)
    public VerificationView verify(@Valid @BeanParam VerificationQuery query) {
        return chain.verify(query);
    }
}
