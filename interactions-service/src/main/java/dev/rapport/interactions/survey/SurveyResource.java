package dev.rapport.interactions.survey;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.interactions.ChangeReason;
import dev.rapport.interactions.InteractionEvents;
import dev.rapport.interactions.contact.Contacts;
import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Surveys over HTTP. */
@Path("/v1/surveys")
@Tag(name = "Surveys", description = "What influencers answered when asked about the relationship.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class SurveyResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Contacts contacts;

    @Inject
    MergePatch mergePatch;

    @Inject
    InteractionEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "createSurvey", summary = "Write down what an influencer answered")
    @APIResponseSchema(value = SurveyView.class, responseDescription = "Written down", responseCode = "201")
    public Response create(@NotNull @Valid NewSurvey body) {
        UUID person = contacts.require(body.organizationId(), body.influencerId());
        Survey survey = new Survey(body, clock);
        database.persist(survey);
        survey.concerns(body.influencerId(), person);
        events.tell(survey);
        return Preconditions.created("/v1/surveys/" + survey.id(), survey.version(), SurveyView.of(survey));
    }

    @GET
    @Operation(
            operationId = "listSurveys",
            summary = "List surveys",
            description = "Latest first. Sorts: createdAt, updatedAt.")
    public Page<SurveyView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("externalId") @Size(max = 200) String externalId) {
        Filter filter = new Filter()
                .where("influencerId", "in", contacts.allOf(influencerId))
                .where("organizationId", "=", organizationId)
                .where("externalId", "=", externalId);
        return Survey.LISTING.page(database, agency.id(), page, filter).map(SurveyView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSurvey", summary = "Read a survey")
    @APIResponseSchema(value = SurveyView.class, responseDescription = "As it is now", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Survey survey = Survey.withId(id);
        return Preconditions.read(request, survey.version(), SurveyView.of(survey));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "patchSurvey", summary = "Correct a survey", description = "RFC 7396 merge patch.")
    @APIResponseSchema(value = SurveyView.class, responseDescription = "As it is now", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context Request request) {
        Survey survey = Survey.withId(id);
        Preconditions.requireMatch(headers, request, survey.version());
        NewSurvey before = survey.described();
        NewSurvey after = mergePatch.apply(before, body, NewSurvey.class);
        if (!after.equals(before)) {
            contacts.requireIfOther(survey, after.organizationId(), after.influencerId());
            survey.change(after, clock);
            events.tell(survey, why.reason);
        }
        return Preconditions.item(survey.version(), SurveyView.of(survey));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "deleteSurvey",
            summary = "Delete a survey",
            description = "It can be restored within 30 days.")
    public void delete(
            @PathParam("id") UUID id,
            @Valid @BeanParam ChangeReason why,
            @Context HttpHeaders headers,
            @Context Request request) {
        Survey survey = Survey.withId(id);
        Preconditions.requireMatch(headers, request, survey.version());
        survey.delete(clock);
        events.tell(survey, why.reason);
    }
}
