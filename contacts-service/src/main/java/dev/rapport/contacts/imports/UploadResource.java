package dev.rapport.contacts.imports;

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

import dev.rapport.contacts.file.Format;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.imports.FileJob;
import dev.rapport.kit.imports.Upload;
import dev.rapport.kit.tenancy.Role;

/**
 * Takes files in. The whole file lies in the database when the answer goes out, so that no crash can lose it and any
 * replica can go on; it is one transaction, so that of a broken upload nothing is left.
 */
@Path("/v1/imports/influencers")
@Tag(name = "Imports", description = "Files of influencers, taken in as jobs; undoable.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
@Transactional
public class UploadResource {

    @Inject
    EntityManager database;

    @Inject
    Upload upload;

    @Inject
    Event<FileJob.ToDo> toDo;

    @Inject
    Clock clock;

    @POST
    @Consumes({
        Format.CSV_TYPE,
        Format.TSV_TYPE,
        Format.EXCEL_TYPE,
        Format.VCARD_TYPE,
        Format.X_VCARD_TYPE,
        Format.DIRECTORY_TYPE,
        Format.NDJSON_TYPE,
        Format.PLAIN_NDJSON_TYPE,
        Format.JSONL_TYPE,
        Format.X_JSONL_TYPE
    })
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @TransactionConfiguration(timeout = Upload.LONGEST_SECONDS)
    @Operation(
            operationId = "importInfluencers",
            summary = "Import influencers from a file",
            description = "Rows change what they say and add to lists; they never take anything away. "
                    + "A row that is refused changes nothing, and the others go on. "
                    + "Other usual names of the three types are taken too: text/tab-separated-values and"
                    + " application/vnd.ms-excel (CSV under that name, no workbook), text/x-vcard and text/directory,"
                    + " application/ndjson, application/jsonl and application/x-jsonlines.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Format.CSV_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = Format.VCARD_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = Format.NDJSON_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "202",
            description = "The file is safe; see Location for what becomes of it",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response receive(InputStream body, @Valid @BeanParam ImportQuery query, @Context HttpHeaders headers)
            throws IOException {
        MediaType type = headers.getMediaType();
        ImportJob job = new ImportJob(Format.of(type).orElseThrow(), query, clock);
        upload.keep(job, body, type);
        database.persist(job);
        database.flush();
        toDo.fire(new FileJob.ToDo());
        return Response.accepted(ImportView.of(job))
                .location(URI.create("/v1/imports/" + job.id()))
                .tag(new EntityTag("" + job.version()))
                .build();
    }
}
