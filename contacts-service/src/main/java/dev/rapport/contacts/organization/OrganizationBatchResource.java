package dev.rapport.contacts.organization;

import java.time.Clock;

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

/** Many organizations in one request, one transaction and a handful of statements. */
@Path("/v1/organizations/batch")
@Tag(name = "Organizations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
@RunAgainOnCollision
public class OrganizationBatchResource {

    @Inject
    BatchReader reader;

    @Inject
    BatchWriter writer;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "writeOrganizations",
            summary = "Add and change many organizations",
            description = BatchView.RULES + " " + BatchView.EDITS)
    @RequestBodySchema(OrganizationBatch.class)
    @APIResponseSchema(value = BatchView.class, responseDescription = "What became of each", responseCode = "207")
    public Response write(@NotNull @Valid BatchBody body) {
        Batch<Wanted<Organization, NewOrganization>> wanted =
                reader.read(body, Organization.class, NewOrganization.class, Organization::described);
        wanted = reader.withKeysOfTheirOwn(
                wanted, Organization.class, one -> one.said().externalId(), Wanted::knownId);
        Batch<Written<Organization>> written = wanted.then(this::write);
        events.changed(writer.store(written));
        return writer.answer(written, "/v1/organizations", OrganizationView::of);
    }

    private Written<Organization> write(Wanted<Organization, NewOrganization> wanted) {
        return wanted.isNew()
                ? Written.made(new Organization(wanted.said(), clock))
                : Written.kept(wanted.known(), wanted.known().change(wanted.said(), clock));
    }
}
