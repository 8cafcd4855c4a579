package dev.rapport.scoring.badge;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.ReadToken;
import dev.rapport.kit.tenancy.Role;

/** The picture of a score over HTTP. Open to all here; {@link Pictures} has the locks. */
@Path("/v1/scores/{influencerId}/badge.svg")
@Tag(name = "Badges")
@Produces(PictureResource.SVG)
@PermitAll
@Transactional
@AwaitsArrival
public class PictureResource {

    static final String SVG = "image/svg+xml";

    /** The picture brings its own style, and needs nothing else from anywhere. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    @Inject
    Pictures pictures;

    @GET
    @Operation(
            operationId = "getBadgePicture",
            summary = "See a score as a picture",
            description =
                    "Stage, score and its last 26 weeks, 240 by 60 pixels. With the token of a badge for everybody"
                            + " and to be cached for an hour; else with a bearer token, the agency's own view.")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            headers = {
                @Header(name = "ETag", description = "A hash of it", schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Cache-Control",
                        description = "Public for an hour with the token of a badge, else private",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "Unchanged")
    @SecurityRequirementsSet
    @SecurityRequirement(name = "token", scopes = Role.VIEWER)
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = "An ETag that is known already.",
            schema = @Schema(type = SchemaType.STRING))
    public Response get(
            @PathParam("influencerId") UUID influencerId,
            @QueryParam("token")
                    @Parameter(
                            description = "Of the badge; instead of a bearer token.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = ReadToken.LONGEST))
                    String token,
            @QueryParam("organizationId")
                    @Parameter(description = "One organization's own relationship; a badge has its own already.")
                    UUID organizationId,
            @Context Request request) {
        if (token == null) {
            return answer(request, pictures.ownView(influencerId, organizationId))
                    // To be asked for again each time: another agency may sit at the same browser next.
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .build();
        }
        if (organizationId != null) {
            throw Refusal.invalidParameter(
                    "organizationId", "not_with_token", "The token stands for one view already; leave this out.");
        }
        return answer(request, pictures.embedded(influencerId, token))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private static Response.ResponseBuilder answer(Request request, String picture) {
        return Response.fromResponse(Preconditions.read(request, picture)).header("Content-Security-Policy", POLICY);
    }
}
