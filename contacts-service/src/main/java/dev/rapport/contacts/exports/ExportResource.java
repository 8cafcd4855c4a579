package dev.rapport.contacts.exports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.contacts.file.Format;
import dev.rapport.contacts.influencer.Source;
import dev.rapport.kit.audit.AuditLog;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Influencers as a file. For editors: it is everybody's addresses at once. */
@Path("/v1/exports/influencers")
@Tag(name = "Exports", description = "Influencers as files that can be imported again.")
@RolesAllowed(Role.EDITOR)
@Transactional
public class ExportResource {

    @Inject
    ExportFile file;

    @Inject
    Agency agency;

    @Inject
    AuditLog audit;

    @GET
    @Produces({Format.CSV_TYPE, Format.VCARD_TYPE, Format.NDJSON_TYPE})
    @Operation(
            operationId = "exportInfluencers",
            summary = "Export influencers",
            description =
                    "As CSV, vCard 4 or NDJSON, as the header Accept says. An import of it makes the same influencers"
                            + " again. In CSV, an apostrophe stands before what a spreadsheet would run as a formula; an"
                            + " import takes it away.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = Format.CSV_TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.VCARD_TYPE, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.NDJSON_TYPE, schema = @Schema(implementation = String.class))
            })
    public Response export(
            @QueryParam("tag") @Size(max = 100) String tag,
            @QueryParam("source") Source source,
            @QueryParam("doNotContact")
                    @DefaultValue("false")
                    @Parameter(
                            description = "`false`: without those who asked not to be contacted; `true`: only those.")
                    Boolean doNotContact,
            @Context HttpHeaders headers) {
        Format format = headers.getAcceptableMediaTypes().stream()
                .flatMap(type -> Format.of(type).stream())
                .findFirst()
                .orElse(Format.CSV);
        ExportFile.Choice choice = new ExportFile.Choice(agency.id(), tag, source, doNotContact);
        audit.note("EXPORTED", "influencer", null);
        StreamingOutput body = out -> file.write(choice, format, out);
        return Response.ok(body, format.type() + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"influencers." + format.suffix() + "\"")
                .build();
    }
}
