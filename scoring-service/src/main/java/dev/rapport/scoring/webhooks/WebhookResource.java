package dev.rapport.scoring.webhooks;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.kit.http.MergePatch;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.scoring.ledger.Organizations;

/** Webhooks over HTTP: of admins alone, since an address may have a secret in it. */
@Path("/v1/webhooks")
@Tag(name = "Webhooks", description = "Be told what happens to relationships, after Standard Webhooks.")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class WebhookResource {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Organizations organizations;

    @Inject
    Outgoing outgoing;

    @Inject
    Vault vault;

    @Inject
    WebhookSettings settings;

    @Inject
    MergePatch mergePatch;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @AwaitsArrival
    @Operation(
            operationId = "createWebhook",
            summary = "Be told what happens",
            description =
                    "Every delivery is signed with the `secret`, which is shown in this answer only and not when a"
                            + " request is repeated; whoever lost it asks for another. " + EventType.DESCRIPTION)
    @APIResponseSchema(value = WebhookView.class, responseDescription = "Made", responseCode = "201")
    public Response create(@NotNull @Valid NewWebhook body) {
        body.check();
        if (body.organizationId() != null) organizations.of(body.organizationId());
        outgoing.check(body.url());
        if (Webhook.count() >= settings.mostOfAgency()) {
            throw new Refusal(
                    WebhookProblem.TOO_MANY_WEBHOOKS, "An agency has at most " + settings.mostOfAgency() + ".");
        }
        Webhook webhook = new Webhook(body, agency.caller(), clock);
        Secret secret = Secret.random();
        webhook.sign(vault.seal(secret, agency.id(), webhook.id()));
        database.persist(webhook);
        WebhookView view = webhook.view().signedWith(secret.text());
        return Preconditions.created("/v1/webhooks/" + webhook.id(), webhook.version(), view);
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List webhooks", description = "Sorts: createdAt.")
    public Page<WebhookView> list(@Valid @BeanParam PageQuery page) {
        return Webhook.LISTING.page(database, agency.id(), page, new Filter()).map(Webhook::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWebhook", summary = "Read a webhook", description = "Without its secret.")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "The item", responseCode = "200")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Webhook webhook = find(id);
        return Preconditions.read(request, webhook.version(), webhook.view());
    }

    @PATCH
    @AwaitsArrival
    @Path("/{id}")
    @Consumes({MergePatch.TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "patchWebhook",
            summary = "Change a webhook",
            description = "RFC 7396 merge patch. What waits while it is disabled goes on when it is enabled again.")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "Changed", responseCode = "200")
    public Response patch(
            @PathParam("id") UUID id, JsonNode body, @Context HttpHeaders headers, @Context Request request) {
        Webhook webhook = find(id);
        Preconditions.requireMatch(headers, request, webhook.version());
        NewWebhook wanted = mergePatch.apply(webhook.said(), body, NewWebhook.class);
        wanted.check();
        // One that is there already may have gone meanwhile, which is no reason to refuse another change.
        if (wanted.organizationId() != null && !wanted.organizationId().equals(webhook.organizationId()))
            organizations.of(wanted.organizationId());
        if (!wanted.url().equals(webhook.url())) outgoing.check(wanted.url());
        webhook.change(wanted, clock);
        database.flush();
        return Preconditions.item(webhook.version(), webhook.view());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "What waits for it is not sent any more, and its deliveries can no longer be read.")
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
        Webhook webhook = find(id);
        Preconditions.requireMatch(headers, request, webhook.version());
        webhook.delete();
    }

    @POST
    @Path("/{id}/secret")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Sign with another secret",
            description = "The new one is shown in this answer only. For 24 hours each delivery has two signatures, of"
                    + " the new secret and of the one before; where somebody else has that one, rotate twice.")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "With the secret", responseCode = "200")
    public Response rotate(@PathParam("id") UUID id) {
        Webhook webhook = find(id);
        Secret secret = Secret.random();
        webhook.rotate(vault.seal(secret, agency.id(), id), clock);
        database.flush();
        return Preconditions.item(webhook.version(), webhook.view().signedWith(secret.text()));
    }

    private Webhook find(UUID id) {
        Webhook webhook = database.find(Webhook.class, id);
        if (webhook == null) throw Refusal.notFound("webhook", id);
        return webhook;
    }
}
