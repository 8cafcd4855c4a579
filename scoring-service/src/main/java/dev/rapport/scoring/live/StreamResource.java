package dev.rapport.scoring.live;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;

import dev.rapport.kit.http.RequestEnd;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** What changes, as it changes. */
@Path("/v1/stream")
@Tag(name = "Live", description = "What changes, as it changes.")
@RolesAllowed(Role.VIEWER)
public class StreamResource {

    private static final Logger LOG = Logger.getLogger(StreamResource.class);
    private static final int LONGEST_ID = 40;

    @Inject
    Hub hub;

    @Inject
    LiveSettings settings;

    @Inject
    Agency agency;

    @Inject
    JsonWebToken token;

    @Context
    Sse sse;

    @Inject
    RequestEnd end;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            operationId = "streamChanges",
            summary = "Listen to changes",
            description = "Server-sent events, within about a second of the change. First `ready`; then `score.changed`"
                    + " whenever another number of whole points, another stage, risk, number of overdue promises or"
                    + " verdict is stored, and `score.ended` where there is no relationship any more; a comment every 15"
                    + " seconds. Each event has an id: whoever comes back with it in Last-Event-ID within 24 hours is"
                    + " told what came between. Where nobody knows that any more, `reset` comes first: read anew what you"
                    + " show. The stream ends with its token, with the instance, and where it is read too slowly: come"
                    + " back. What was erased is not told.")
    @APIResponse(
            responseCode = "200",
            description = "Events, each with id, event and data; the data of score.changed is a ChangeView",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING, implementation = String.class)))
    public Multi<OutboundSseEvent> stream(
            @QueryParam("influencerId") @Parameter(description = "Of one influencer only.") UUID influencerId,
            @QueryParam("organizationId")
                    @Parameter(
                            description =
                                    "One organization's own relationships only; those and the view over all where absent.")
                    UUID organizationId,
            @HeaderParam("Last-Event-ID")
                    @Size(max = LONGEST_ID)
                    @Parameter(description = "The id of the last event that was heard.")
                    String lastEventId) {
        String owner = agency.id();
        Instant until = Instant.ofEpochSecond(token.getExpirationTime());
        Position last = lastEventId == null || lastEventId.isEmpty() ? null : read(lastEventId);
        Wish wish = new Wish(influencerId, organizationId);
        Listener listener = new Listener(owner, sse, wish, until, settings.mostWaiting());
        // Before the next sign of life finds out that nobody is there.
        end.then(() -> hub.close(listener));
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(out -> begin(listener, out, last), BackPressureStrategy.BUFFER)
                .onItem()
                .invoke(event -> listener.hasRead());
    }

    /** On a thread of its own: what came before may be much, and the database slow. */
    private void begin(Listener listener, MultiEmitter<? super OutboundSseEvent> out, Position last) {
        listener.speakTo(out);
        out.onTermination(() -> hub.close(listener));
        Thread.ofVirtual().name("stream").start(() -> {
            try {
                hub.open(listener, last);
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("a stream could not begin: %s", e.getMessage());
                out.fail(e);
            }
        });
    }

    private static Position read(String lastEventId) {
        return Position.read(lastEventId)
                .orElseThrow(() -> Refusal.invalidParameter(
                        "Last-Event-ID", "unknown_event", "This is not the id of an event of this stream."));
    }
}
