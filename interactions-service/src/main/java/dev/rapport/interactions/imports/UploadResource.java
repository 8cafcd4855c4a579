package dev.rapport.interactions.imports;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;

import dev.rapport.interactions.contact.Contacts;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.imports.FileJob;
import dev.rapport.kit.imports.Upload;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.outbox.Pseudonym;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/**
 * Takes histories in. The whole file lies in the database when the answer goes out, so that no crash can lose it and
 * any replica can go on; it is one transaction, so that of a broken upload nothing is left.
 */
@Path("/v1/imports/interactions")
@Tag(name = "History imports", description = "Histories of years and mailboxes, taken in as jobs; undoable.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@AwaitsArrival
@Transactional
public class UploadResource {

    @Inject
    EntityManager database;

    @Inject
    Upload upload;

    @Inject
    Agency agency;

    @Inject
    Contacts contacts;

    @Inject
    Event<FileJob.ToDo> toDo;

    @Inject
    Clock clock;

    @POST
    @Consumes({Format.CSV_TYPE, Format.NDJSON_TYPE, Format.MBOX_TYPE})
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @TransactionConfiguration(timeout = Upload.LONGEST_SECONDS)
    @Operation(
            operationId = "importInteractions",
            summary = "Import a history from a file",
            description = "A row is what could be sent as an interaction, a commitment (with status and closedOn) or an"
                    + " agreement; its kind says which. The influencer is named by influencerId, influencerExternalId,"
                    + " influencerEmail or influencerAccount (network/handle). A row that came before, in whatever"
                    + " file, changes nothing; one that is refused neither, and the others go on. An ask or"
                    + " another approach of the last day is refused where the guard of asks refuses it when it is sent"
                    + " alone. A mailbox is reviewed before anything of it counts.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Format.CSV_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = Format.NDJSON_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = Format.MBOX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "202",
            description = "The file is safe; see Location for what becomes of it",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response receive(InputStream body, @Valid @BeanParam ImportQuery query, @Context HttpHeaders headers)
            throws IOException {
        MediaType type = headers.getMediaType();
        ImportJob job = new ImportJob(Format.of(type), query, agency.caller(), clock);
        if (job.format == Format.MBOX && !Pseudonym.isOn())
            throw new Refusal(ReviewProblem.MATCHING_IS_OFF, "This installation has no RAPPORT_MATCH_KEY.");
        // Before the body is read, which cannot be read again.
        if (query.organizationId != null) contacts.requireOrganizationAsked(query.organizationId);
        upload.keep(job, body, type);
        database.persist(job);
        database.flush();
        toDo.fire(new FileJob.ToDo());
        return Response.accepted(ImportView.of(job))
                .location(URI.create("/v1/imports/interactions/" + job.id()))
                .tag(new EntityTag("" + job.version()))
                .build();
    }
}
