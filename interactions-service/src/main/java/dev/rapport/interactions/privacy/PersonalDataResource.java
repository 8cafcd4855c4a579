package dev.rapport.interactions.privacy;

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

import dev.rapport.interactions.contact.People;
import dev.rapport.kit.audit.AuditLog;
import dev.rapport.kit.erasure.PersonalData;
import dev.rapport.kit.erasure.PersonalData.Source;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Everything about a person that is in interactions: this service's part of what contacts begin. */
@Path("/v1/personal-data/interactions")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class PersonalDataResource {

    private static final String DONE =
            """
            SELECT l.* FROM audit_log l WHERE (l.agency, l.thing) IN (
                SELECT agency, id FROM them
                UNION SELECT d.agency, d.id FROM interaction d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id
                UNION SELECT d.agency, d.id FROM commitment d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id
                UNION SELECT d.agency, d.id FROM agreement d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id
                UNION SELECT d.agency, d.id FROM survey d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id
                UNION SELECT d.agency, d.id FROM import_mail d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id)
            ORDER BY l.at, l.id""";

    private static final String ROWS =
            """
            SELECT k.* FROM import_mail m JOIN them ON m.agency = them.agency AND m.influencer_id = them.id
                JOIN import_key k ON k.agency = m.agency AND k.key = m.key
            UNION SELECT k.* FROM (
                SELECT d.agency, d.id FROM interaction d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id
                UNION SELECT d.agency, d.id FROM commitment d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id
                UNION SELECT d.agency, d.id FROM agreement d JOIN them ON d.agency = them.agency AND d.influencer_id = them.id)
                AS deed JOIN import_key k ON k.agency = deed.agency AND k.deed_id = deed.id""";

    private static final List<Source> SOURCES = List.of(
            Source.of("known_contact", "id"),
            Source.of("interaction", "influencer_id"),
            Source.of("commitment", "influencer_id"),
            Source.of("agreement", "influencer_id"),
            Source.of("survey", "influencer_id"),
            Source.of("revision", "influencer_id"),
            Source.of("research", "influencer_id"),
            Source.of("contact_permission", "influencer_id"),
            Source.of("touchpoint", "influencer_id"),
            Source.of("contact_key", "influencer_id"),
            Source.of("import_mail", "influencer_id"),
            new Source("importKey", ROWS),
            Source.of("touchpoint_stale", "influencer_id"),
            Source.of("touchpoint_changed", "influencer_id"),
            new Source("auditLog", DONE));

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    Agency agency;

    @Inject
    People people;

    @Inject
    AuditLog audit;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(
            operationId = "getPersonalDataOfInteractions",
            summary = "Read everything that was done with a person",
            description =
                    "As it is stored, by table, however much it is; also of one who was deleted in contacts, where"
                            + " the history stays. That it was read is written in the audit log.")
    @APIResponse(
            responseCode = "200",
            description = "influencerId, service, data",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response get(@QueryParam("influencerId") @NotNull UUID influencerId) {
        requireKnown(influencerId);
        audit.note("READ_PERSONAL_DATA", "influencer", influencerId);
        String owner = agency.id();
        List<UUID> ids = people.idsOf(influencerId);
        Map<String, Object> head = Map.of("influencerId", influencerId, "service", "interactions");
        StreamingOutput document = out -> PersonalData.write(database, json, owner, ids, head, SOURCES, out);
        return Response.ok(document).header("Cache-Control", "no-store").build();
    }

    private void requireKnown(UUID influencerId) {
        boolean known = (Boolean) entities.createNativeQuery(
                        """
                        SELECT EXISTS (SELECT FROM known_contact WHERE agency = ?1 AND id = ?2 AND kind = 'INFLUENCER')
                            AND NOT EXISTS (SELECT FROM erased WHERE agency = ?1 AND id = ?2)""",
                        Boolean.class)
                .setParameter(1, agency.id())
                .setParameter(2, influencerId)
                .getSingleResult();
        if (!known) throw Refusal.notFound("influencer", influencerId);
    }
}
