package dev.rapport.interactions.imports;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.imports.FileJob;
import dev.rapport.kit.imports.ImportLists;
import dev.rapport.kit.imports.RefusalFile;
import dev.rapport.kit.imports.RefusalView;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** What became of files that were sent, and the way back. */
@Path("/v1/imports/interactions")
@Tag(name = "History imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class ImportResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    ImportLists lists;

    @Inject
    KeptList keptList;

    @Inject
    RefusalFile refusalFile;

    @Inject
    Event<FileJob.ToDo> toDo;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "listHistoryImports",
            summary = "List imports",
            description = "Sorts: createdAt; the last one first.")
    public Page<ImportView> list(@Valid @BeanParam PageQuery page) {
        return ImportJob.LISTING
                .page(database, agency.id(), page, new dev.rapport.kit.paging.Listing.Filter())
                .map(ImportView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHistoryImport", summary = "See how far an import has come")
    @APIResponseSchema(value = ImportView.class, responseDescription = "The import", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        ImportJob job = ImportJob.withId(id);
        return Preconditions.read(request, job.version(), ImportView.of(job));
    }

    @GET
    @Path("/{id}/refusals")
    @Operation(
            operationId = "listHistoryImportRefusals",
            summary = "List the rows that were not taken, and why",
            description = "In the order of the lines. What stands in a row is never kept, and so not here.")
    public Page<RefusalView> refusals(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        return lists.refusals(ImportJob.withId(id).id(), page);
    }

    @GET
    @Path("/{id}/refusals.csv")
    @Produces(Format.CSV_TYPE)
    @Operation(operationId = "downloadHistoryImportRefusals", summary = "All rows that were not taken, as a file")
    @APIResponse(
            responseCode = "200",
            description = "line, column, code, message",
            content = @Content(mediaType = Format.CSV_TYPE, schema = @Schema(implementation = String.class)))
    public Response download(@PathParam("id") UUID id) {
        UUID known = ImportJob.withId(id).id();
        String owner = agency.id();
        StreamingOutput file = out -> refusalFile.write(owner, known, out);
        return Response.ok(file)
                .header("Content-Disposition", "attachment; filename=\"refusals.csv\"")
                .build();
    }

    @GET
    @Path("/{id}/kept")
    @Operation(
            operationId = "listHistoryImportKept",
            summary = "List what an undo has kept, and why",
            description = "Corrected since the import, or answered by what did not come with it.")
    public Page<KeptView> kept(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        return keptList.kept(ImportJob.withId(id).id(), page);
    }

    @POST
    @Path("/{id}/undo")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "undoHistoryImport",
            summary = "Take an import back",
            description =
                    "What it made is deleted, unless corrected or answered since, and can be restored for 30 days. Of a mailbox, all mails go, decided on or not; the"
                            + " same file can come again afterwards.")
    @APIResponse(
            responseCode = "202",
            description = "Begun; the import says how far it has come",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response undo(@PathParam("id") UUID id) {
        ImportJob job = ImportJob.withId(id);
        job.undo(agency.caller(), clock);
        database.flush();
        toDo.fire(new FileJob.ToDo());
        return Response.accepted(ImportView.of(job)).build();
    }
}
