package dev.rapport.contacts.merge;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.contacts.campaign.Memberships;
import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.influencer.InfluencerView;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Merged;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Makes two influencers one, and two of them again, over HTTP. */
@Path("/v1/influencers/{id}")
@Tag(name = "Duplicates", description = "Influencers who may be the same one, and what to do about it.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class MergeResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Memberships memberships;

    @Inject
    Belongings belongings;

    @Inject
    Limits limits;

    @Inject
    Merging merging;

    @Inject
    Parting parting;

    @POST
    @Path("/merge")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "mergeInfluencer",
            summary = "Make a duplicate and this influencer one",
            description = "The survivor keeps what it has and gets what it has not; lists are united, notes joined."
                    + " Research, do-not-contact, places in campaigns and the whole history count for the survivor. The"
                    + " duplicate's id answers with the survivor's address. 409 `merge_too_large` where both together"
                    + " exceed a limit, `merge_of_archived`, `merged`. Can be undone.")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the survivor that was read.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponseSchema(value = MergedView.class, responseDescription = "Both as one", responseCode = "200")
    public Response merge(
            @PathParam("id") UUID id,
            @NotNull @Valid NewMerge body,
            @Context HttpHeaders headers,
            @Context Request request) {
        UUID duplicateId = body.duplicateId();
        if (duplicateId.equals(id)) {
            throw Refusal.invalid("/duplicateId", "itself", "Nobody can be merged into themselves.");
        }
        lock(id, duplicateId);
        Influencer survivor = Influencer.withId(id);
        Preconditions.requireMatch(headers, request, survivor.version());
        Influencer duplicate = database.find(Influencer.class, duplicateId);
        if (duplicate == null) throw unknown(duplicateId);
        if (survivor.archived() || duplicate.archived()) {
            String which = survivor.archived() ? "The influencer" : "The duplicate";
            throw new Refusal(MergeProblem.MERGE_OF_ARCHIVED, which + " is archived; take them up again first.");
        }
        Union union = Union.of(survivor.described(), duplicate.described());
        limits.require(union.result());
        InfluencerMerge merge = merging.merge(survivor, duplicate, union, agency.caller());
        long version = survivor.version();
        return Preconditions.item(
                version, new MergedView(merge.id(), duplicateId, version, InfluencerView.of(survivor)));
    }

    @GET
    @Path("/merges")
    @Operation(
            operationId = "listMerges",
            summary = "List who was merged into an influencer",
            description = "Latest first, those that were undone, too. Sort: createdAt.")
    public Page<MergeView> list(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        Influencer.withId(id);
        return InfluencerMerge.LISTING
                .page(database, agency.id(), page, new Filter().where("survivorId", "=", id))
                .map(MergeView::of);
    }

    @POST
    @Path("/merge/{mergeId}/undo")
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "undoMerge",
            summary = "Make two influencers of one again",
            description = "The duplicate is there again under its old id, with all that was its own. What was added to"
                    + " the survivor since stays with it; what was changed since and so could not be put back is said in"
                    + " `kept`. 409 `merge_undone`. Of a survivor who was merged into another one since, that merge is"
                    + " undone first.")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the survivor that was read.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponseSchema(value = PartedView.class, responseDescription = "Both again", responseCode = "200")
    public Response undo(
            @PathParam("id") UUID id,
            @PathParam("mergeId") UUID mergeId,
            @Context HttpHeaders headers,
            @Context Request request) {
        lock(id, id);
        Influencer survivor = Influencer.withId(id);
        InfluencerMerge merge = InfluencerMerge.withId(mergeId, id);
        Preconditions.requireMatch(headers, request, survivor.version());
        merge.requireStanding();
        PartedView parted = parting.part(merge, survivor, agency.caller());
        return Preconditions.item(parted.version(), parted);
    }

    /** In one order everywhere, so that nobody waits in a circle. */
    private void lock(UUID one, UUID another) {
        memberships.lock(one, another);
        belongings.lock(one, another);
    }

    private static Refusal unknown(UUID id) {
        UUID now = Former.nowOf(List.of(id)).get(id);
        return now == null
                ? Refusal.unknownReference("/duplicateId", "influencer", id)
                : Merged.reference("/duplicateId", "influencer", id, now);
    }
}
