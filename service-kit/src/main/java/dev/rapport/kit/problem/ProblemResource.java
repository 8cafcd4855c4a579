package dev.rapport.kit.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the {@code type} of a problem points: the page about it, for everybody, in words. */
@Path("/problems")
@PermitAll
public class ProblemResource {

    @GET
    @Path("/{code}")
    @Produces("text/markdown;charset=UTF-8")
    @Operation(hidden = true)
    public Response get(@PathParam("code") String code) {
        ProblemPage page = ProblemPage.of(code)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "There is no problem with this code."));
        return Response.ok(page.text())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }
}
