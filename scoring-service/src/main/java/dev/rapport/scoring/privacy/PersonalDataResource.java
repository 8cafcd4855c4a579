package dev.rapport.scoring.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

import dev.rapport.kit.audit.AuditLog;
import dev.rapport.kit.erasure.PersonalData;
import dev.rapport.kit.erasure.PersonalData.Source;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Everything about a person that is in scoring: this service's part of what contacts begin. */
@Path("/v1/personal-data/scores")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class PersonalDataResource {

    private static final String CAMPAIGNS =
            """
            SELECT c.agency, c.id, c.version, c.organization_id, c.launch_on FROM known_campaign c
            JOIN them ON c.agency = them.agency AND them.id = ANY (c.influencer_ids)""";

    /** Without the hash of its token. */
    private static final String BADGES =
            """
            SELECT b.agency, b.id, b.organization_id, b.created_by, b.created_at FROM badge b
            JOIN them ON b.agency = them.agency AND b.influencer_id = them.id""";

    private static final String DONE =
            """
            SELECT l.* FROM audit_log l WHERE (l.agency, l.thing) IN (SELECT agency, id FROM them
                UNION SELECT b.agency, b.id FROM badge b JOIN them ON b.agency = them.agency AND b.influencer_id = them.id)
            ORDER BY l.at, l.id""";

    private static final List<Source> SOURCES = List.of(
            Source.of("known_contact", "id"),
            Source.of("ledger", "influencer_id"),
            Source.of("stored_score", "influencer_id"),
            Source.of("webhook_delivery", "influencer_id"),
            Source.of("score_change", "influencer_id"),
            new Source("badge", BADGES),
            new Source("knownCampaign", CAMPAIGNS),
            new Source("auditLog", DONE));

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    Agency agency;

    @Inject
    AuditLog audit;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(
            operationId = "getPersonalDataOfScores",
            summary = "Read everything from which a person is scored, and the scores",
            description =
                    "As it is stored, by table, however much it is. That it was read is written in the audit log.")
    @APIResponse(
            responseCode = "200",
            description = "influencerId, service, data",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response get(@QueryParam("influencerId") @NotNull UUID influencerId) {
        requireKnown(influencerId);
        audit.note("READ_PERSONAL_DATA", "influencer", influencerId);
        String owner = agency.id();
        List<UUID> ids = idsOf(influencerId);
        Map<String, Object> head = Map.of("influencerId", influencerId, "service", "scoring");
        StreamingOutput document = out -> PersonalData.write(database, json, owner, ids, head, SOURCES, out);
        return Response.ok(document).header("Cache-Control", "no-store").build();
    }

    /** Theirs, and those of whom was merged into them. */
    private List<UUID> idsOf(UUID influencerId) {
        List<?> ids = entities.createNativeQuery(
                        "SELECT ?2 UNION ALL SELECT id FROM known_contact WHERE agency = ?1 AND merged_into = ?2",
                        UUID.class)
                .setParameter(1, agency.id())
                .setParameter(2, influencerId)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    private void requireKnown(UUID influencerId) {
        boolean known = (Boolean) entities.createNativeQuery(
                        """
                        SELECT (EXISTS (SELECT FROM known_contact WHERE agency = ?1 AND id = ?2 AND kind = 'INFLUENCER')
                                OR EXISTS (SELECT FROM ledger WHERE agency = ?1 AND influencer_id = ?2))
                            AND NOT EXISTS (SELECT FROM erased WHERE agency = ?1 AND id = ?2)""",
                        Boolean.class)
                .setParameter(1, agency.id())
                .setParameter(2, influencerId)
                .getSingleResult();
        if (!known) throw Refusal.notFound("influencer", influencerId);
    }
}
