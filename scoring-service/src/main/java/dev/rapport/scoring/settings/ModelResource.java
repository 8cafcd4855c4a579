package dev.rapport.scoring.settings;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.Slice;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.scoring.model.ModelConfig;

/** The model's numbers over HTTP. */
@Path("/v1/model")
@Tag(name = "Model", description = "The numbers that scores are computed with.")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class ModelResource {

    private static final int PAGE = 50;

    @Inject
    AgencySettings settings;

    @Inject
    Agency agency;

    @Inject
    MergePatch mergePatch;

    @Inject
    Event<NumbersChanged> changed;

    @GET
    @Operation(operationId = "getModel", summary = "Read the model's numbers")
    @APIResponseSchema(value = ModelView.class, responseDescription = "The numbers in force", responseCode = "200")
    public Response get(@Context Request request) {
        Settings current = settings.current();
        return Preconditions.read(request, current.version(), ModelView.of(current));
    }

    @PATCH
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "patchModel",
            summary = "Change the model's numbers",
            description = "RFC 7396 merge patch onto `numbers`; null brings the default back. Whatever is computed from"
                    + " then on follows, also for days of the past; a rebuild brings the stored scores after.")
    @APIResponseSchema(value = ModelView.class, responseDescription = "The numbers in force", responseCode = "200")
    public Response patch(JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Settings current = settings.current();
        Preconditions.requireMatch(headers, request, current.version());
        Numbers numbers = mergePatch.apply(Numbers.of(current.config()), SettingsJson.restoring(body), Numbers.class);
        NumberRule.check(numbers);
        ModelConfig wanted = numbers.config();
        if (wanted.equals(current.config())) return Preconditions.item(current.version(), ModelView.of(current));
        Settings now = settings.change(current, wanted);
        changed.fire(new NumbersChanged());
        return Preconditions.item(now.version(), ModelView.of(now));
    }

    @GET
    @Path("/versions")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "listModelVersions",
            summary = "Read who changed the model's numbers",
            description = "Every change there ever was, the latest first.")
    public Page<ModelChangeView> versions(
            @QueryParam("limit")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "Items per page, 1 to 200; 50 where absent.")
                    Integer limit,
            @QueryParam("cursor")
                    @Size(max = 1000)
                    @Parameter(description = "Opaque; from `page.next` or `page.prev` of this list.")
                    String cursor) {
        // Versions have no gaps, so what is in the list is known without reading it.
        long last = settings.current().version();
        List<Long> all = LongStream.rangeClosed(1, last)
                .map(one -> last + 1 - one)
                .boxed()
                .toList();
        String listing = agency.id() + "\nmodel versions";
        Page<Long> page = Slice.of(all, one -> new UUID(0, one), listing, limit == null ? PAGE : limit, cursor);
        return new Page<>(changes(page.items()), page.page());
    }

    private List<ModelChangeView> changes(List<Long> versions) {
        if (versions.isEmpty()) return List.of();
        List<Settings> read = settings.upTo(versions.getFirst(), versions.size() + 1);
        return IntStream.range(0, versions.size())
                .mapToObj(
                        i -> ModelChangeView.of(read.get(i), i + 1 < read.size() ? read.get(i + 1) : Settings.DEFAULT))
                .toList();
    }
}
