package dev.rapport.scoring.webhooks;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.quarkus.narayana.jta.QuarkusTransaction;

import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.paging.Listing.Filter;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;

/** What was sent to a webhook, over HTTP: what came of it, and once more. */
@Path("/v1/webhooks/{id}")
@Tag(name = "Webhooks")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class DeliveryResource {

    private static final int MOST_REPLAYED = 10_000;

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Outgoing outgoing;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @GET
    @Path("/deliveries")
    @Operation(
            operationId = "listDeliveries",
            summary = "Read what was sent to a webhook",
            description = "The last first, of 30 days, with every attempt. Sorts: createdAt.")
    public Page<DeliveryView> list(
            @PathParam("id") UUID id, @Valid @BeanParam PageQuery page, @QueryParam("state") Delivery.State state) {
        find(id);
        Filter filter = new Filter().where("webhookId", "=", id).where("state", "=", state);
        return Delivery.LISTING.page(database, agency.id(), page, filter).map(Delivery::view);
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @Operation(
            operationId = "getDelivery",
            summary = "Read what became of a delivery",
            description = "With what is posted, and every attempt. PENDING: it waits for its next, `dueAt`.")
    public DeliveryView get(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
        return find(id, deliveryId).view();
    }

    @POST
    @Path("/deliveries/{deliveryId}/replay")
    @Idempotent
    @Operation(
            operationId = "replayDelivery",
            summary = "Send a delivery once more",
            description = "The same message with the same `webhook-id`; if it fails, it is tried like a new one.")
    @APIResponseSchema(value = DeliveryView.class, responseDescription = "It is on its way", responseCode = "202")
    public Response replay(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
        refuseDisabled(find(id));
        Delivery delivery = find(id, deliveryId);
        delivery.replay(clock);
        return Response.accepted(delivery.view())
                .location(URI.create("/v1/webhooks/" + id + "/deliveries/" + deliveryId))
                .build();
    }

    @POST
    @Path("/replay")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayDeliveries",
            summary = "Send once more what happened in some time",
            description = "For a receiver that has lost it. Whatever came of it, but for what waits to be sent anyway.")
    @APIResponseSchema(value = ReplayView.class, responseDescription = "They are on their way", responseCode = "202")
    public Response replay(@PathParam("id") UUID id, @NotNull @Valid TimeRange body) {
        refuseDisabled(find(id));
        if (!body.from().isBefore(body.until())) {
            throw Refusal.invalid("/until", "out_of_range", "This must be later than from.");
        }
        Instant now = Moments.now(clock);
        int replayed = database.createNativeQuery(
                        """
                        UPDATE webhook_delivery SET state = 'PENDING', tries = 0, due_at = ?6, updated_at = ?6,
                            version = version + 1
                        WHERE agency = ?1 AND state <> 'PENDING' AND id IN (SELECT id FROM webhook_delivery
                            WHERE agency = ?1 AND webhook_id = ?2 AND created_at >= ?3 AND created_at < ?4
                            AND state <> 'PENDING' AND type <> 'webhook.test' ORDER BY created_at, id LIMIT ?5)""")
                .setParameter(1, agency.id())
                .setParameter(2, id)
                .setParameter(3, body.from())
                .setParameter(4, body.until())
                .setParameter(5, MOST_REPLAYED)
                .setParameter(6, now)
                .executeUpdate();
        return Response.accepted(new ReplayView(replayed, replayed == MOST_REPLAYED))
                .build();
    }

    @POST
    @Path("/test")
    @Idempotent
    @Operation(
            operationId = "testWebhook",
            summary = "Call the receiver now",
            description = "With an event `webhook.test`, once, also where the webhook is disabled. The answer says what"
                    + " happened; 200 says only that it was tried.")
    @APIResponseSchema(value = DeliveryView.class, responseDescription = "What happened", responseCode = "200")
    public Response test(@PathParam("id") UUID id) {
        // In a transaction of its own, so that no connection is held while the receiver is waited for.
        Webhook webhook = QuarkusTransaction.requiringNew().call(() -> find(id));
        String payload = Payload.test(id, Moments.now(clock)).text();
        Delivery delivery = new Delivery(webhook, payload, clock);
        delivery.tried(outgoing.waitFor(() -> caller.post(webhook.address(), delivery.id(), payload))
                .attempt());
        database.persist(delivery);
        return Response.ok(delivery.view()).build();
    }

    private Delivery find(UUID webhook, UUID id) {
        find(webhook);
        Delivery delivery = database.find(Delivery.class, id);
        if (delivery == null || !delivery.webhookId().equals(webhook)) throw Refusal.notFound("delivery", id);
        return delivery;
    }

    private Webhook find(UUID id) {
        Webhook webhook = database.find(Webhook.class, id);
        if (webhook == null) throw Refusal.notFound("webhook", id);
        return webhook;
    }

    private static void refuseDisabled(Webhook webhook) {
        if (!webhook.isEnabled())
            throw new Refusal(WebhookProblem.WEBHOOK_DISABLED, "Enable it first; then what waits goes on.");
    }
}
