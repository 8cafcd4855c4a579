package dev.rapport.contacts.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.agroal.api.AgroalDataSource;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.campaign.Campaign;
import dev.rapport.contacts.influencer.Former;
import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.contacts.merge.InfluencerMerge;
import dev.rapport.kit.http.Preconditions;
import dev.rapport.kit.idempotency.Idempotent;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Forgets somebody for good, here and wherever they were told of. */
@Path("/v1/influencers/{id}/erasure")
@Tag(name = "Privacy")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class ErasureResource {

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    Agency agency;

    @Inject
    Forgetting forgetting;

    @Inject
    ContactEvents events;

    @Inject
    Clock clock;

    @POST
    @Idempotent
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "eraseInfluencer",
            summary = "Forget an influencer for good",
            description =
                    "Everything about them goes, in every service, topic and remembered answer, and nobody known by"
                            + " their addresses, accounts or external id can be added until an admin lifts that. Also for one who"
                            + " was deleted before, then without If-Match. Who was merged into them goes with them. It cannot be"
                            + " undone.")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, description = "The ETag of the influencer.")
    @APIResponseSchema(value = ErasureView.class, responseDescription = "Erased; the proof", responseCode = "201")
    public Response erase(
            @PathParam("id") UUID id,
            @NotNull @Valid NewErasure body,
            @Context HttpHeaders headers,
            @Context Request request)
            throws SQLException {
        Former.requireUnmerged(id);
        List<UUID> ids = Person.idsOf(id);
        Erasure erasure;
        try (Connection connection = database.getConnection()) {
            Set<String> keys = known(connection, ids, headers, request);
            for (UUID one : ids) Campaign.without(one, agency.id(), clock).forEach(events::changed);
            var counts = forgetting.forget(connection, agency.id(), ids, keys);
            erasure = new Erasure(id, body.reason(), agency.caller(), counts, clock);
            entities.persist(erasure);
            entities.flush();
            forgetting.keepOut(connection, erasure, ids, keys);
        }
        events.erased(erasure.id(), ids);
        boolean waiting = ErasuresResource.filesUnread(entities, erasure);
        return Preconditions.created("/v1/erasures/" + erasure.id(), erasure.version(), erasure.view(waiting));
    }

    /** By what they are recognised; nothing of one who was deleted before. */
    private Set<String> known(Connection connection, List<UUID> ids, HttpHeaders headers, Request request)
            throws SQLException {
        if (!forgetting.lock(connection, agency.id(), ids)) {
            if (forgetting.wereThere(connection, agency.id(), ids)) return Set.of();
            throw Refusal.notFound("influencer", ids.getFirst());
        }
        Influencer influencer = Influencer.withId(ids.getFirst());
        Preconditions.requireMatch(headers, request, influencer.version());
        Set<String> keys = new HashSet<>(Forgotten.keys(influencer.described()));
        InfluencerMerge.saidOfThoseIn(influencer.id()).forEach(said -> keys.addAll(Forgotten.keys(said)));
        return keys;
    }
}
